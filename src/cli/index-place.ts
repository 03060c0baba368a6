import type { Embedder } from '../index/embedder.ts';
import { type Generations, generationsInFolder } from '../index/generations.ts';
import type { ReportIndex } from '../index/report-index.ts';
import type { Settings } from './settings.ts';

type PlaceSettings = Pick<Settings, 'INDEX_DIR' | 'STORE_URL' | 'STORE_READ_URL' | 'STORE_POOL'>;

/**
 * Where the index is read: a folder that is given, else the database that the settings name, or the copy
 * of it to search in, else the folder of the settings.
 */
export async function openGenerations(
  { INDEX_DIR, STORE_URL, STORE_READ_URL, STORE_POOL }: PlaceSettings,
  embedder: Embedder,
  { folder, onWarning }: { folder?: string | undefined; onWarning: (message: string) => void },
): Promise<Generations> {
  const url = STORE_READ_URL ?? STORE_URL;
  if (folder !== undefined || !url) {
    return generationsInFolder(folder ?? INDEX_DIR, embedder, onWarning);
  }
  // Who has no database need not wait for its client to be read.
  const { connectToSearch, storedGenerations } = await import('../index/postgres/open-stored.ts');
  return storedGenerations(connectToSearch(url, { poolSize: STORE_POOL }), embedder);
}

/** Do something with the served index, which is closed afterwards. */
export async function withIndex<T>(
  generations: Generations,
  work: (index: ReportIndex) => Promise<T>,
): Promise<T> {
  try {
    const index = await generations.openServed();
    try {
      return await work(index);
    } finally {
      index.close();
    }
  } finally {
    generations.close();
  }
}
