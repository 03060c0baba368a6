import { Command } from 'commander';
import { connect, disconnect } from '../postgres/connect.ts';
import { openEmbedder } from './open.ts';
import { readSettings, SettingsError } from './settings.ts';
import { stopSignal } from './stop.ts';

/** One takes and brings, and a lost one is waited for. */
const CONNECTIONS = 2;

export function workerCommand(): Command {
  return new Command('worker')
    .description(
      'Embed what builds hand out through the database (STORE_URL), on any number of machines. ' +
        'Ctrl-C stops after the batch in hand.',
    )
    .action(async () => {
      const signal = stopSignal();
      const settings = readSettings();
      if (!settings.STORE_URL) {
        throw new SettingsError('STORE_URL is not set: there is no database to take work from');
      }
      const embedder = await openEmbedder(settings);
      const { work } = await import('../index/postgres/spread/work.ts');
      const store = connect(settings.STORE_URL, { poolSize: CONNECTIONS });
      let embedded = 0;
      try {
        process.stderr.write(`Looking for builds at ${store.place}\n`);
        const onBatch = (texts: number) => {
          embedded += texts;
        };
        await work({ store, embedder, signal, onBatch });
        process.stderr.write(`Passages embedded: ${embedded}\n`);
      } finally {
        await disconnect(store);
      }
    });
}
