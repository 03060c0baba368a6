import { Command } from 'commander';
import type { Embedder } from '../index/embedder.ts';
import { checkDataFiles } from './doctor/data-files.ts';
import { type Finding, failure, good, warning } from './doctor/finding.ts';
import { checkNativeModules, checkNode } from './doctor/program.ts';
import { checkReports } from './doctor/reports-folder.ts';
import { checkStore } from './doctor/store.ts';
import { checkTelegram } from './doctor/telegram.ts';
import { checkWebhook } from './doctor/webhook.ts';
import { namesOfSet, readSettings, type Settings, SettingsError } from './settings.ts';

const MARKS: Record<Finding['state'], string> = { good: '✓', warning: '!', failure: '✗' };

export function doctorCommand(): Command {
  return new Command('doctor')
    .description(
      'Say what is wrong with the setting-up, the index or the connection, and what to do.',
    )
    .option('--json', 'print the findings as JSON')
    .action(async (options: { json?: true }) => {
      const findings: Finding[] = [];
      for await (const finding of allFindings()) {
        findings.push(finding);
        if (!options.json) process.stdout.write(textOf(finding));
      }
      const isHealthy = findings.every(({ state }) => state !== 'failure');
      if (options.json) process.stdout.write(`${JSON.stringify({ ok: isHealthy, findings })}\n`);
      if (!isHealthy) process.exitCode = 1;
    });
}

function textOf({ about, state, message, remedy }: Finding): string {
  const line = `${MARKS[state]} ${about}: ${message}\n`;
  return remedy ? `${line}  → ${remedy}\n` : line;
}

/** Everything that is looked at, as it is found; what hangs on something broken is left out. */
async function* allFindings(): AsyncGenerator<Finding> {
  yield checkNode();
  const native = await checkNativeModules();
  yield* native;
  yield* checkDataFiles();
  let settings: Settings;
  try {
    settings = readSettings();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    yield failure('settings', error.message, 'correct it in .env or the environment');
    return;
  }
  const names = namesOfSet();
  yield good('settings', names.length > 0 ? `set: ${names.join(', ')}` : 'all as by default');
  yield await checkReports(settings.REPORTS_DIR);
  if (native.every(({ state }) => state === 'good')) {
    yield* modelIndexAndState(settings);
  } else {
    yield warning('index', 'not looked at, nor model and state', 'mend the native code first');
  }
  if (settings.STORE_URL) yield* await checkStore(settings.STORE_URL);
  yield await checkTelegram(settings.BOT_TOKEN);
  yield await checkWebhook(settings);
}

/** What needs native code, which is loaded only now. */
async function* modelIndexAndState(settings: Settings): AsyncGenerator<Finding> {
  const [{ openEmbedder }, { checkModel }, { checkIndex }, { checkDiskSpace }, { checkStateFile }] =
    await Promise.all([
      import('./open.ts'),
      import('./doctor/model.ts'),
      import('./doctor/index-state.ts'),
      import('./doctor/disk-space.ts'),
      import('./doctor/state-file.ts'),
    ]);
  const model = await checkModel((): Promise<Embedder> => openEmbedder(settings));
  yield model.finding;
  const { INDEX_DIR, REPORTS_DIR, STATE_FILE } = settings;
  if (model.embedder) yield* await checkIndex(INDEX_DIR, model.embedder, REPORTS_DIR);
  yield await checkDiskSpace(INDEX_DIR);
  if (!settings.STORE_URL) yield await checkStateFile(STATE_FILE);
}
