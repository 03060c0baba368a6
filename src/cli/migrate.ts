import { Command, Option } from 'commander';
import { connect, disconnect, type Store } from '../postgres/connect.ts';
import { migrate } from '../postgres/migrate.ts';
import { PARTS, type Part } from '../postgres/migration-files.ts';
import { checkServer } from '../postgres/requirements.ts';
import { readSettings, SettingsError } from './settings.ts';

/** A change of a large table takes its time, and ends. */
const STATEMENT_TIMEOUT_MS = 60 * 60_000;

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('Make or bring up to date the tables in the database (STORE_URL).')
    .addOption(new Option('--only <part>', 'state or index; both without it').choices(PARTS))
    .action(async ({ only }: { only?: Part }) => {
      const { STORE_URL } = readSettings();
      if (!STORE_URL) throw new SettingsError('STORE_URL is not set: there is no database');
      const options = { poolSize: 2, statementTimeoutMs: STATEMENT_TIMEOUT_MS };
      const store = connect(STORE_URL, options);
      try {
        for (const part of only ? [only] : PARTS) await migratePart(store, part);
      } finally {
        await disconnect(store);
      }
    });
}

async function migratePart(store: Store, part: Part): Promise<void> {
  await checkServer(store, part);
  const made = await migrate(store, part);
  for (const { number, name } of made) {
    process.stdout.write(`${part}: ${String(number).padStart(4, '0')} ${name}\n`);
  }
  const isQueueMade = part === 'index' && (await makeQueue(store));
  if (isQueueMade) process.stdout.write(`${part}: work queue\n`);
  if (made.length === 0 && !isQueueMade) process.stdout.write(`${part}: nothing to do\n`);
}

/** Of pg-boss, which takes its time to load. */
async function makeQueue(store: Store): Promise<boolean> {
  const { makeWorkQueue } = await import('../index/postgres/spread/work-queue.ts');
  return makeWorkQueue(store);
}
