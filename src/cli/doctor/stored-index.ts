import { findInputs, inputsHash } from '../../index/build/input-files.ts';
import { IndexError, withoutRemedy } from '../../index/format.ts';
import { checkVersions, type ModelIdentity } from '../../index/open.ts';
import { connectToSearch } from '../../index/postgres/open-stored.ts';
import { storedBytes } from '../../index/postgres/stored-bytes.ts';
import {
  publishedGenerations,
  type StoredGeneration,
} from '../../index/postgres/stored-generation.ts';
import { disconnect } from '../../postgres/connect.ts';
import { checkMigrated } from '../../postgres/migrate.ts';
import { ago, type Finding, failure, good, warning } from './finding.ts';

const ABOUT = 'index';
const REMEDY = 'npm run index';
const PATIENCE_MS = 2_000;
const BYTES_A_MEGABYTE = 1_000_000;

interface Folders {
  indexFolder: string;
  reportsFolder: string;
}

/**
 * Whether the index in a database can be served, and is of the reports as they are now; nothing where the
 * database itself is at fault, which is told elsewhere. Changes nothing.
 */
export async function checkStoredIndex(
  url: string,
  model: ModelIdentity,
  folders: Folders,
): Promise<Finding[]> {
  const store = connectToSearch(url, { poolSize: 2, patienceMs: PATIENCE_MS });
  try {
    await checkMigrated(store, 'index');
    const [newest] = await publishedGenerations(store);
    if (!newest) return [failure(ABOUT, `no index in ${store.place}`, REMEDY)];
    checkVersions(newest, model);
    return [await checkAge(newest, await storedBytes(store), folders)];
  } catch (error) {
    if (error instanceof IndexError) return [failure(ABOUT, withoutRemedy(error), REMEDY)];
    return [];
  } finally {
    await disconnect(store);
  }
}

async function checkAge(
  { generation, counts, rules, inputs, model, publishedAt }: StoredGeneration,
  bytes: number,
  { indexFolder, reportsFolder }: Folders,
): Promise<Finding> {
  const built = publishedAt ? `, built ${ago(Date.now() - publishedAt.getTime())}` : '';
  const message =
    `generation ${generation}: ${counts.reports} reports, ${counts.passages} passages ` +
    `(rules ${rules}), ${Math.ceil(bytes / BYTES_A_MEGABYTE)} MB in the database${built}`;
  const found = await findInputs([reportsFolder], indexFolder).catch(() => null);
  if (found === null || inputsHash(found, model.sha256) === inputs) return good(ABOUT, message);
  return warning(ABOUT, `${message}; the reports have changed since`, REMEDY);
}
