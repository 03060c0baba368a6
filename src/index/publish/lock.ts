import { existsSync, rmSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { IndexError, messageOf } from '../format.ts';
import { asItWas, explainDiskFailure } from './disk.ts';

/** An empty database; only who holds its lock matters. It stays, as a removed lock cannot be held. */
export const LOCK_FILE = 'lock.sqlite';
/** Who holds the lock, for messages only. */
export const LOCK_HOLDER_FILE = 'lock.json';

/** Who has just taken the lock writes its name a moment later: how often and how long to wait. */
const NAME_TRIES = 10;
const NAME_WAIT_MS = 50;

const Holder = z.object({ process: z.number().int(), since: z.string() });

/** The right to build in an index folder. */
export interface IndexLock {
  /** Give it back; harmless when it was before. */
  release(): void;
}

/**
 * Take the right to build in an index folder, which is made when it is not there. It is a lock of
 * the operating system, taken through SQLite, and so ends with the process however that ends: there
 * is no stale lock to clear away. Throws IndexError at once when another build has it.
 */
export async function lockIndex(indexFolder: string): Promise<IndexLock> {
  await mkdir(indexFolder, { recursive: true }).catch((error: unknown) => {
    throw explainDiskFailure(error, asItWas(indexFolder));
  });
  const holderFile = path.join(indexFolder, LOCK_HOLDER_FILE);
  const database = await takeLock(indexFolder);
  const holder = { process: process.pid, since: new Date().toISOString() };
  // Without it the lock holds as well.
  await writeFile(holderFile, `${JSON.stringify(holder)}\n`).catch(() => {});
  // Removed first: the next holder may write its own as soon as the lock is free.
  const release = () => {
    if (!database.open) return;
    try {
      rmSync(holderFile, { force: true });
    } catch {
      // Who holds the lock is told to people only; the next holder writes it anew.
    }
    database.close();
  };
  return { release };
}

/** True while a build holds the lock; takes nothing that a build would miss. */
export async function isLocked(indexFolder: string): Promise<boolean> {
  const file = path.join(indexFolder, LOCK_FILE);
  if (!existsSync(file)) return false;
  const database = new Database(file, { readonly: true, timeout: 0 });
  try {
    database.pragma('schema_version');
    return false;
  } catch (error) {
    return (error as { code?: string }).code === 'SQLITE_BUSY';
  } finally {
    database.close();
  }
}

/** Who builds in a folder now or, where the lock is free, died while building; null if unknown. */
export async function lockHolder(indexFolder: string): Promise<string | null> {
  try {
    const text = await readFile(path.join(indexFolder, LOCK_HOLDER_FILE), 'utf8');
    const { process: id, since } = Holder.parse(JSON.parse(text));
    return `process ${id}, since ${clockTime(new Date(since))}`;
  } catch {
    return null;
  }
}

async function takeLock(indexFolder: string): Promise<Database.Database> {
  let database: Database.Database | null = null;
  try {
    database = new Database(path.join(indexFolder, LOCK_FILE), { timeout: 0 });
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database?.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') {
      const file = path.join(indexFolder, LOCK_FILE);
      throw new IndexError(
        `no build can be locked in ${indexFolder}: ${messageOf(error)}; if that stays so, remove ` +
          `${file} while no build runs`,
        { cause: error },
      );
    }
    const holder = await holderSoon(indexFolder);
    throw new IndexError(
      `another build of this index is running${holder ? ` (${holder})` : ''}: wait for it, or stop it`,
      { cause: error },
    );
  }
}

async function holderSoon(indexFolder: string): Promise<string | null> {
  for (let i = 1; i < NAME_TRIES; i++) {
    const holder = await lockHolder(indexFolder);
    if (holder) return holder;
    await sleep(NAME_WAIT_MS);
  }
  return lockHolder(indexFolder);
}

/** Of today the time alone, `10:02`. */
function clockTime(since: Date): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  const time = `${pad(since.getHours())}:${pad(since.getMinutes())}`;
  if (since.toDateString() === new Date().toDateString()) return time;
  return `${since.getFullYear()}-${pad(since.getMonth() + 1)}-${pad(since.getDate())} ${time}`;
}
