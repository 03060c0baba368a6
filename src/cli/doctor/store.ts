import { connect, disconnect, type Store } from '../../postgres/connect.ts';
import { checkMigrated } from '../../postgres/migrate.ts';
import { query } from '../../postgres/query.ts';
import { checkServer, lacking, serverVersion } from '../../postgres/requirements.ts';
import { StoreError } from '../../postgres/store-error.ts';
import { type Finding, failure, good, warning } from './finding.ts';

const ABOUT = 'database';
const PATIENCE_MS = 2_000;

interface Counts {
  questions: number;
  waiting: number;
  bots: number;
  bytes: number;
}

/** Whether the database answers and is as the program needs it. Changes nothing. */
export async function checkStore(url: string): Promise<Finding[]> {
  try {
    const store = connect(url, { poolSize: 2, patienceMs: PATIENCE_MS });
    try {
      return await findings(store);
    } finally {
      await disconnect(store);
    }
  } catch (error) {
    const remedy = 'see that the server runs, that user and password of STORE_URL are right';
    return [failure(ABOUT, (error as Error).message, remedy)];
  }
}

async function findings(store: Store): Promise<Finding[]> {
  const server = good(ABOUT, `PostgreSQL ${await serverVersion(store)} at ${store.place}`);
  try {
    await checkServer(store, 'state');
    await checkMigrated(store, 'state');
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return [server, failure('state', error.message, 'npx yinju migrate --only state')];
  }
  const { questions, waiting, bots, bytes } = await counts(store);
  const said = `${questions} questions kept, ${waiting} updates waiting, ${bots} bots at work`;
  const state = good('state', `${said}, the database has ${Math.ceil(bytes / 1e6)} MB`);
  const missing = await lacking(store, 'index');
  return missing.length === 0
    ? [server, state]
    : [
        server,
        state,
        warning(
          ABOUT,
          `cannot hold the index: ${missing.join('; ')}`,
          'do that, or keep the index in files',
        ),
      ];
}

async function counts(store: Store): Promise<Counts> {
  const [row] = await query<Counts>(
    store,
    `SELECT (SELECT count(*) FROM yinju.answers) AS questions,
       (SELECT count(*) FROM yinju.updates WHERE content IS NOT NULL) AS waiting,
       (SELECT count(*) FROM yinju.replicas WHERE lives_until > clock_timestamp()) AS bots,
       pg_database_size(current_database()) AS bytes`,
  );
  return row ?? { questions: 0, waiting: 0, bots: 0, bytes: 0 };
}
