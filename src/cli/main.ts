import { Command, CommanderError } from 'commander';
import { IndexError } from '../index/format.ts';
import { ReportError } from '../reports/errors.ts';
import { TokenError } from '../telegram/run.ts';
import { askCommand } from './ask.ts';
import { botCommand } from './bot.ts';
import { evaluateCommand } from './evaluate.ts';
import { indexCommand } from './index-command.ts';
import { inspectCommand } from './inspect.ts';
import { previewCommand } from './preview.ts';
import { SettingsError } from './settings.ts';
import { startCommand } from './start.ts';
import { verifyCommand } from './verify.ts';

const USAGE_ERROR = 2;

const program = new Command('yinju')
  .description('Answers questions about meeting reports by quoting them.')
  .exitOverride()
  .configureHelp({ showGlobalOptions: true })
  .addCommand(startCommand())
  .addCommand(botCommand())
  .addCommand(previewCommand())
  .addCommand(indexCommand())
  .addCommand(askCommand())
  .addCommand(inspectCommand())
  .addCommand(verifyCommand())
  .addCommand(evaluateCommand());
for (const command of program.commands) command.exitOverride();

/**
 * Errors that a person can act on; their message is all that is shown. The system's own (a full
 * disk, a file where a folder is due, a port in use) say it with a path and a reason.
 */
function isExpected(error: unknown): error is Error {
  return (
    error instanceof IndexError ||
    error instanceof ReportError ||
    error instanceof SettingsError ||
    error instanceof TokenError ||
    (error instanceof Error && 'syscall' in error)
  );
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : USAGE_ERROR;
  } else {
    const message = isExpected(error) ? error.message : ((error as Error).stack ?? String(error));
    process.stderr.write(`yinju: ${message}\n`);
    process.exitCode = 1;
  }
}
