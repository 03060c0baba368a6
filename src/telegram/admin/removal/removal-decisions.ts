import { Composer, InlineKeyboard } from 'grammy';
import { visible } from '../../../text/visible.ts';
import type { BotContext } from '../../context.ts';
import type { Upload } from '../../state/state.ts';
import { buildAndTell } from '../builds/rebuild.ts';
import { removedFolder } from '../files/aside-folder.ts';
import { type Outcome, tellOutcome } from '../outcome.ts';
import type { AdminParts } from '../parts.ts';
import { filesAside, planRemoval, putBack, takeOut } from './removed-files.ts';

/** The buttons under /remove: take out, leave, and put back. */
export function removalDecisions(parts: AdminParts): Composer<BotContext> {
  const { state, inTurn, builds, log } = parts;
  const composer = new Composer<BotContext>();
  composer.callbackQuery(/^rm:(\d{1,15}):([ynu])$/u, async context => {
    const [, id, choice] = context.match;
    const { said, changed, undoable } = await inTurn(async (): Promise<Outcome> => {
      const removal = await state.uploads.find(Number(id));
      if (!removal?.path.startsWith(removedFolder(parts.keeper, ''))) {
        return { said: context.t('admin-gone'), changed: false };
      }
      if (choice === 'u') return undo(parts, context, removal);
      return choice === 'y' ? remove(parts, context, removal) : leave(parts, context, removal);
    });
    const keyboard = new InlineKeyboard();
    if (undoable) keyboard.text(context.t('admin-undo'), `rm:${id}:u`);
    await tellOutcome(context, said, keyboard);
    if (changed) buildAndTell(builds, context, { log });
  });
  return composer;
}

async function remove(parts: AdminParts, context: BotContext, removal: Upload): Promise<Outcome> {
  const { state, keeper, corpus, audit } = parts;
  const { uploadId, file: reportId, path } = removal;
  const isFirst = await state.uploads.change(uploadId, 'waiting', 'removed', path);
  const status = isFirst ? 'removed' : (await state.uploads.find(uploadId))?.status;
  if (status !== 'removed') return { said: context.t('admin-remove-decided'), changed: false };
  const sources = await corpus.use(async index => {
    const reportIndex = await index.findReport(reportId);
    return reportIndex === null ? [] : index.sources(reportIndex);
  });
  const { files, obstacles } = await planRemoval(keeper, sources);
  if (obstacles.length > 0 || files.length === 0) {
    const aside = await filesAside(path);
    // Pressed again, and all is done.
    if (aside.length > 0) {
      return {
        said: context.t('admin-removed', { count: aside.length }),
        changed: false,
        undoable: true,
      };
    }
    await state.uploads.change(uploadId, 'removed', 'refused', path);
    return { said: context.t('admin-remove-changed'), changed: false };
  }
  try {
    await takeOut(keeper, files, path);
  } catch (error) {
    await state.uploads.change(uploadId, 'removed', 'waiting', path);
    throw error;
  }
  await audit(context, 'remove', `${reportId} ${files.join(' ')}`);
  const { length: count } = files;
  return { said: context.t('admin-removed', { count }), changed: true, undoable: true };
}

async function leave(
  { state }: AdminParts,
  context: BotContext,
  removal: Upload,
): Promise<Outcome> {
  const { uploadId, path } = removal;
  const isFirst = await state.uploads.change(uploadId, 'waiting', 'refused', path);
  const status = isFirst ? 'refused' : (await state.uploads.find(uploadId))?.status;
  const isLeft = status === 'refused';
  return {
    said: context.t(isLeft ? 'admin-remove-left' : 'admin-remove-decided'),
    changed: false,
    undoable: status === 'removed',
  };
}

async function undo(parts: AdminParts, context: BotContext, removal: Upload): Promise<Outcome> {
  const { state, keeper, audit } = parts;
  const { uploadId, file: reportId, path } = removal;
  const isFirst = await state.uploads.change(uploadId, 'removed', 'taken', path);
  const status = isFirst ? 'taken' : (await state.uploads.find(uploadId))?.status;
  const count = (await filesAside(path)).length;
  if (status !== 'taken') return { said: context.t('admin-remove-decided'), changed: false };
  if (!isFirst && count === 0) return { said: context.t('admin-undone'), changed: false };
  const stay = await putBack(keeper, path).catch(async (error: unknown) => {
    await state.uploads.change(uploadId, 'taken', 'removed', path);
    throw error;
  });
  await audit(context, 'undo', reportId);
  if (stay.length === 0) return { said: context.t('admin-undone'), changed: count > 0 };
  await state.uploads.change(uploadId, 'taken', 'removed', path);
  return {
    said: context.t('admin-undo-place-taken', { file: visible(stay[0] ?? '', 100) }),
    changed: stay.length < count,
    undoable: true,
  };
}
