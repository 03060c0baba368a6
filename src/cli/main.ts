import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { isExpected } from './expected-error.ts';
import { STOPPED_STATUS, StoppedError } from './stop.ts';

const USAGE_ERROR = 2;
/** The same path leads there from src and from dist. */
const PACKAGE = new URL('../../package.json', import.meta.url);

/** Each loads only what it needs: `doctor` must run where native code cannot be loaded. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./start.ts')).startCommand(),
  bot: async () => (await import('./bot.ts')).botCommand(),
  preview: async () => (await import('./preview.ts')).previewCommand(),
  reader: async () => (await import('./reader.ts')).readerCommand(),
  index: async () => (await import('./index-command.ts')).indexCommand(),
  ask: async () => (await import('./ask.ts')).askCommand(),
  inspect: async () => (await import('./inspect.ts')).inspectCommand(),
  verify: async () => (await import('./verify.ts')).verifyCommand(),
  migrate: async () => (await import('./migrate.ts')).migrateCommand(),
  worker: async () => (await import('./worker.ts')).workerCommand(),
  doctor: async () => (await import('./doctor.ts')).doctorCommand(),
  evaluate: async () => (await import('./evaluate.ts')).evaluateCommand(),
};

try {
  const program = new Command('yinju')
    .description('Answers questions about meeting reports by quoting them.')
    .version((JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string }).version)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true });
  const named = COMMANDS[process.argv[2] ?? ''];
  for (const load of named ? [named] : Object.values(COMMANDS)) {
    program.addCommand((await load()).exitOverride());
  }
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : USAGE_ERROR;
  } else if (error instanceof StoppedError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = STOPPED_STATUS;
  } else {
    const message = isExpected(error) ? error.message : ((error as Error).stack ?? String(error));
    process.stderr.write(`yinju: ${message}\n`);
    process.exitCode = 1;
  }
}
