import { Command } from 'commander';
import type { BuildResult } from '../index/build.ts';
import { EventPrinter } from './build-events.ts';
import { isExpected } from './expected-error.ts';
import { build, fromHere, openEmbedder } from './open.ts';
import { readSettings } from './settings.ts';
import { STOPPED_STATUS, StoppedError, stopSignal } from './stop.ts';

interface IndexOptions {
  reports?: string[];
  index?: string;
  full?: true;
  json?: true;
}

export function indexCommand(): Command {
  return new Command('index')
    .description('Build the index from report files. Ctrl-C stops, and keeps what was embedded.')
    .option('--reports <paths...>', 'folders and files with reports (default: REPORTS_DIR)')
    .option(
      '--index <folder>',
      'folder of the index (default: the database of STORE_URL, else INDEX_DIR)',
      fromHere,
    )
    .option('--full', 'build everything anew, even when nothing changed')
    .option('--json', 'print events as JSON, one a line: progress, at last the result')
    .action((options: IndexOptions) =>
      options.json ? buildForProgram(options) : buildForPerson(options),
    );
}

async function buildForPerson(options: IndexOptions): Promise<void> {
  const { result } = await run(options);
  process.stdout.write(`${summary(result)}\n`);
}

/** What a build did, for a person. */
function summary({ manifest, mode, reason, reports, passages }: BuildResult): string {
  const { generation, counts } = manifest;
  const what = `${counts.reports} reports, ${counts.passages} passages`;
  if (mode === 'unchanged') return `Nothing changed: generation ${generation} stays (${what}).`;
  const why = mode === 'full' ? `all built anew, ${reason}` : 'what changed was built';
  return (
    `Published generation ${generation}: ${what} from ${counts.files} files (${why}).\n` +
    `Reports: ${reports.added} added, ${reports.removed} removed, ${reports.kept} kept. ` +
    `Passages: ${passages.embedded} embedded, ${passages.reused} reused.`
  );
}

async function buildForProgram(options: IndexOptions): Promise<void> {
  const printer = new EventPrinter(line => process.stdout.write(line));
  try {
    const { indexFolder, result } = await run(options, printer.progress);
    const { manifest, mode, reason, reports, passages, errors } = result;
    printer.print({
      event: 'result',
      indexFolder,
      generation: manifest.generation,
      mode,
      reason,
      ...manifest.counts,
      changes: { reports, passages },
      skipped: errors.map(({ file, reason }) => ({ file, reason })),
    });
  } catch (error) {
    if (!isExpected(error)) throw error;
    const { message } = error;
    const isStopped = error instanceof StoppedError;
    printer.print(isStopped ? { event: 'stopped', message } : { event: 'error', message });
    process.exitCode = isStopped ? STOPPED_STATUS : 1;
  }
}

async function run(
  options: IndexOptions,
  onProgress?: EventPrinter['progress'],
): Promise<{ indexFolder: string; result: BuildResult }> {
  const signal = stopSignal();
  const settings = readSettings();
  const indexFolder = options.index ?? settings.INDEX_DIR;
  const inputs = options.reports?.map(fromHere) ?? [settings.REPORTS_DIR];
  const embedder = await openEmbedder(settings);
  const storeUrl = options.index === undefined ? settings.STORE_URL : undefined;
  const request = { inputs, indexFolder, full: options.full ?? false, signal, storeUrl };
  return { indexFolder, result: await build(request, embedder, onProgress) };
}
