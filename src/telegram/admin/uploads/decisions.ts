import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Composer } from 'grammy';
import { visible } from '../../../text/visible.ts';
import type { BotContext } from '../../context.ts';
import type { Upload } from '../../state/state.ts';
import { buildAndTell } from '../builds/rebuild.ts';
import { PlaceTakenError, takeIn, waitingPath } from '../files/aside-folder.ts';
import { type Outcome, tellOutcome } from '../outcome.ts';
import type { AdminParts } from '../parts.ts';

/** ✅ and ✖ under what was read of a file. */
export function decisions(parts: AdminParts): Composer<BotContext> {
  const { state, keeper, inTurn, audit, builds, log } = parts;
  const composer = new Composer<BotContext>();
  composer.callbackQuery(/^u:(\d{1,15}):([yn])$/u, async context => {
    const [, id, choice] = context.match;
    const { said, changed } = await inTurn(async (): Promise<Outcome> => {
      const upload = await state.uploads.find(Number(id));
      // A number may be that of a report taken out.
      if (!upload || !isUpload(upload)) {
        return { said: context.t('admin-gone'), changed: false };
      }
      return choice === 'y' ? take(context, upload) : refuse(context, upload);
    });
    await tellOutcome(context, said);
    if (changed) buildAndTell(builds, context, { log });
  });

  const isUpload = ({ file, path }: Upload) =>
    path === waitingPath(keeper, file) || path === inReports(file);
  const inReports = (file: string) => path.join(keeper.reportsFolder, file);

  const take = async (context: BotContext, { uploadId, file }: Upload): Promise<Outcome> => {
    const shown = { file: visible(file, 120) };
    const isFirst = await state.uploads.change(uploadId, 'waiting', 'taken', inReports(file));
    const status = isFirst ? 'taken' : (await state.uploads.find(uploadId))?.status;
    if (status !== 'taken') return { said: context.t('admin-upload-was-refused'), changed: false };
    try {
      // Also for who presses again: what was cut short between the two is finished.
      const isMoved = await takeIn(keeper, file);
      if (!isMoved && !isFirst) {
        return { said: context.t('admin-upload-was-taken', shown), changed: false };
      }
      if (!isMoved) {
        await state.uploads.change(uploadId, 'taken', 'refused', waitingPath(keeper, file));
        return { said: context.t('admin-gone'), changed: false };
      }
    } catch (error) {
      await state.uploads.change(uploadId, 'taken', 'waiting', waitingPath(keeper, file));
      if (!(error instanceof PlaceTakenError)) throw error;
      return { said: context.t('admin-upload-place-taken', shown), changed: false };
    }
    await audit(context, 'take', file);
    return { said: context.t('admin-upload-taken', shown), changed: true };
  };

  const refuse = async (context: BotContext, { uploadId, file }: Upload): Promise<Outcome> => {
    const waiting = waitingPath(keeper, file);
    const isFirst = await state.uploads.change(uploadId, 'waiting', 'refused', waiting);
    const status = isFirst ? 'refused' : (await state.uploads.find(uploadId))?.status;
    if (status !== 'refused') {
      return { said: context.t('admin-upload-was-taken', { file }), changed: false };
    }
    await rm(waiting, { force: true });
    if (isFirst) await audit(context, 'refuse', file);
    return { said: context.t('admin-upload-refused'), changed: false };
  };
  return composer;
}
