import { Command } from 'commander';
import { build, fromHere, openEmbedder } from './open.ts';
import { readSettings } from './settings.ts';

export function indexCommand(): Command {
  return new Command('index')
    .description('Build the index from report files (.txt .md .html .jsonl).')
    .option('--reports <paths...>', 'folders and files with reports (default: REPORTS_DIR)')
    .option('--index <folder>', 'folder of the index (default: INDEX_DIR)', fromHere)
    .option('--full', 'build even when nothing changed')
    .option('--json', 'print the result as JSON')
    .action(async (options: { reports?: string[]; index?: string; full?: true; json?: true }) => {
      const settings = readSettings();
      const indexFolder = options.index ?? settings.INDEX_DIR;
      const inputs = options.reports?.map(fromHere) ?? [settings.REPORTS_DIR];
      const embedder = await openEmbedder(settings);
      const result = await build({ inputs, indexFolder, full: options.full ?? false }, embedder);
      const { generation, counts } = result.manifest;
      if (options.json) {
        const skipped = result.errors.map(({ file, reason }) => ({ file, reason }));
        const { unchanged } = result;
        process.stdout.write(
          `${JSON.stringify({ indexFolder, generation, unchanged, ...counts, skipped })}\n`,
        );
        return;
      }
      const what = `${counts.reports} reports, ${counts.passages} passages`;
      process.stdout.write(
        result.unchanged
          ? `Nothing changed: generation ${generation} stays (${what}).\n`
          : `Published generation ${generation}: ${what} from ${counts.files} files.\n`,
      );
    });
}
