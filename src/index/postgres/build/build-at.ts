import { disconnect } from '../../../postgres/connect.ts';
import { checkMigrated } from '../../../postgres/migrate.ts';
import { checkServer } from '../../../postgres/requirements.ts';
import type { BuildOptions, BuildResult } from '../../build/build-result.ts';
import { connectToSearch } from '../open-stored.ts';
import { buildStored } from './build-stored.ts';

/** Making the graph of a large corpus is one statement, and ends. */
const STATEMENT_TIMEOUT_MS = 7 * 24 * 60 * 60_000;
/** One writes, the others put vectors there and ask what was built. */
const CONNECTIONS = 4;

/**
 * Bring the index in the database at this address up to date, as buildStored does. Throws StoreError
 * when the database will not do.
 */
export async function buildAt(url: string, options: BuildOptions): Promise<BuildResult> {
  const connections = { poolSize: CONNECTIONS, statementTimeoutMs: STATEMENT_TIMEOUT_MS };
  const store = connectToSearch(url, connections);
  try {
    await checkServer(store, 'index');
    await checkMigrated(store, 'index');
    return await buildStored({ ...options, store });
  } finally {
    await disconnect(store);
  }
}
