import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Composer, GrammyError, InlineKeyboard } from 'grammy';
import { findReportFiles } from '../../../reports/files.ts';
import { visible } from '../../../text/visible.ts';
import type { BotContext } from '../../context.ts';
import { say } from '../../reply/say.ts';
import { keepWaiting, waitingPath } from '../files/aside-folder.ts';
import { cleanFileName, nameWords } from '../files/file-name.ts';
import type { ReadFile } from '../keeper.ts';
import type { AdminParts } from '../parts.ts';
import { DownloadError, download, MOST_FILE_BYTES } from './download.ts';
import { readerWords } from './reader-words.ts';
import { type Known, uploadText } from './upload-text.ts';

const SHOWN_NEAR_NAMES = 3;
const BYTES_A_MEGABYTE = 1024 * 1024;

/** Files that admins send: kept aside, read, and shown for a decision. */
export function uploads(parts: AdminParts): Composer<BotContext> {
  const { keeper, state, inTurn, audit, log } = parts;
  const composer = new Composer<BotContext>();

  const refuse = async (context: BotContext, id: string, values = {}) => {
    await say(context, { text: context.t(id, values) });
  };

  composer.on('message:document', async context => {
    const { file_name = '', file_size = 0 } = context.message.document;
    const name = cleanFileName(file_name);
    if (name === null) return refuse(context, 'admin-upload-format');
    if (file_size > MOST_FILE_BYTES) return refuse(context, 'admin-upload-too-big', megabytes);
    await audit(context, 'upload', name);
    // Only a courtesy: what takes a while is not told otherwise.
    context.replyWithChatAction('typing').catch(() => {});
    let file: string;
    try {
      file = await keepWaiting(keeper, name, download(context), inTurn);
    } catch (error) {
      const why = whyNotFetched(error);
      if (why === null) throw error;
      log.warn({ why }, 'file of an admin not fetched');
      return refuse(context, `admin-upload-${why}`, megabytes);
    }
    const waiting = waitingPath(keeper, file);
    const read = await keeper.read(waiting).catch(problemOf(file));
    if (read.reportIds.length === 0) {
      await rm(waiting, { force: true });
      const reason = visible(readerWords(context, read.problems[0]?.reason ?? ''), 300);
      return refuse(context, reason ? 'admin-upload-unreadable' : 'admin-upload-empty', {
        file: visible(name, 80),
        reason,
      });
    }
    const uploadId = await state.uploads.add({
      adminId: context.from.id,
      status: 'waiting',
      path: waiting,
      file,
    });
    const known = await whatIsKnown(parts, name, read);
    const { text, entities } = uploadText(context, path.basename(file), read, known);
    const keyboard = new InlineKeyboard()
      .text(context.t('admin-upload-take'), `u:${uploadId}:y`)
      .text(context.t('admin-upload-refuse'), `u:${uploadId}:n`);
    await say(context, { text, entities, keyboard });
  });
  return composer;
}

const megabytes = { most: MOST_FILE_BYTES / BYTES_A_MEGABYTE };

/** Null for what is no matter of the download: a full disk, say. */
function whyNotFetched(error: unknown): 'too-big' | 'unavailable' | null {
  if (error instanceof DownloadError) return error.why;
  if (!(error instanceof GrammyError)) return null;
  return /file is too big/iu.test(error.description) ? 'too-big' : 'unavailable';
}

function problemOf(file: string): (error: Error) => ReadFile {
  return ({ message }) => ({
    reports: [],
    reportIds: [],
    problems: [{ file, reason: message }],
    problemCount: 1,
  });
}

/** What of the file stands in the corpus already, by text and by name. */
async function whatIsKnown(
  { corpus, keeper }: AdminParts,
  name: string,
  { reportIds }: ReadFile,
): Promise<Known> {
  const copies = await corpus.use(async index => {
    const found = new Map<string, string>();
    for (const reportId of new Set(reportIds)) {
      const reportIndex = await index.findReport(reportId);
      if (reportIndex === null) continue;
      const [source] = await index.sources(reportIndex);
      found.set(reportId, source?.file ?? '');
    }
    return found;
  });
  const words = nameWords(name);
  const files = await findReportFiles([keeper.reportsFolder]).catch(() => []);
  const near = files.map(file => file.name).filter(file => nameWords(file) === words);
  return { copies, nearNames: near.slice(0, SHOWN_NEAR_NAMES) };
}
