import { existsSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import Database from 'better-sqlite3';
import { lineOf } from '../../index/format.ts';
import { STATE_VERSION } from '../../telegram/state/schema.ts';
import { type Finding, failure, good } from './finding.ts';

const ABOUT = 'state';

/** Whether what the bot remembers can be read and written. Changes nothing. */
export async function checkStateFile(file: string): Promise<Finding> {
  try {
    const folder = existingFolder(path.dirname(file));
    await access(folder, constants.W_OK | constants.X_OK);
    if (!existsSync(file)) return good(ABOUT, `${file} is made when the bot first starts`);
    await access(file, constants.R_OK | constants.W_OK);
  } catch (error) {
    const remedy = 'let the user that runs this write there, or set STATE_FILE to another file';
    return failure(ABOUT, lineOf(error), remedy);
  }
  try {
    return good(ABOUT, `${file} is whole, ${contentOf(file)}`);
  } catch (error) {
    const remedy = 'move the file away to begin anew, or put back a copy of it';
    return failure(ABOUT, `${file}: ${lineOf(error)}`, remedy);
  }
}

function contentOf(file: string): string {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const [wrong] = database.pragma('quick_check(1)') as { quick_check: string }[];
    if (wrong?.quick_check !== 'ok') throw new Error(`damaged: ${wrong?.quick_check}`);
    const version = database.pragma('user_version', { simple: true });
    if (version !== STATE_VERSION) {
      throw new Error(`its version is ${version}, this program knows ${STATE_VERSION}`);
    }
    const count = (sql: string) => database.prepare<[], number>(sql).pluck().get() ?? 0;
    const waiting = count('SELECT count(*) FROM updates WHERE content IS NOT NULL');
    const questions = count('SELECT count(*) FROM answers');
    return `${questions} questions kept, ${waiting} updates waiting`;
  } finally {
    database.close();
  }
}

/** The folder itself or the nearest above it that exists. */
function existingFolder(folder: string): string {
  return existsSync(folder) ? folder : existingFolder(path.dirname(folder));
}
