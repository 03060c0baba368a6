import { connect, disconnect, type Store } from '../../postgres/connect.ts';
import { checkMigrated } from '../../postgres/migrate.ts';
import { PARTS, type Part } from '../../postgres/migration-files.ts';
import { query } from '../../postgres/query.ts';
import { checkServer, serverVersion } from '../../postgres/requirements.ts';
import { StoreError } from '../../postgres/store-error.ts';
import { type Finding, failure, good } from './finding.ts';

const ABOUT = 'database';
const PATIENCE_MS = 2_000;
const BYTES_A_MEGABYTE = 1_000_000;

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
  const found = [good(ABOUT, `PostgreSQL ${await serverVersion(store)} at ${store.place}`)];
  for (const part of PARTS) {
    const wrong = await whatIsWrong(store, part);
    if (wrong) found.push(failure(part, wrong, 'do that, then npx yinju migrate'));
    else if (part === 'state') found.push(await stateFinding(store));
  }
  return found;
}

async function whatIsWrong(store: Store, part: Part): Promise<string | null> {
  try {
    await checkServer(store, part);
    await checkMigrated(store, part);
    return null;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return error.message;
  }
}

async function stateFinding(store: Store): Promise<Finding> {
  const { questions, waiting, bots, bytes } = await counts(store);
  const said = `${questions} questions kept, ${waiting} updates waiting, ${bots} bots at work`;
  return good('state', `${said}, the database has ${Math.ceil(bytes / BYTES_A_MEGABYTE)} MB`);
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
