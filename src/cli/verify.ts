import { Command } from 'commander';
import { verifyIndex } from '../answer/verify.ts';
import { openGenerations, withIndex } from './index-place.ts';
import { fromHere, openEmbedder, warn } from './open.ts';
import { readSettings } from './settings.ts';

/** Errors shown before the rest is only counted. */
const MOST_SHOWN = 20;

export function verifyCommand(): Command {
  return new Command('verify')
    .description('Check every passage against its report and every report against its source.')
    .option(
      '--index <folder>',
      'folder of the index (default: the database of STORE_URL, else INDEX_DIR)',
      fromHere,
    )
    .option('--json', 'print the result as JSON')
    .action(async (options: { index?: string; json?: true }) => {
      const settings = readSettings();
      const indexFolder = options.index ?? settings.INDEX_DIR;
      const place = { folder: options.index, onWarning: warn };
      const generations = await openGenerations(settings, await openEmbedder(settings), place);
      const result = await withIndex(generations, index => verifyIndex(index, indexFolder));
      const { reports, passages, sources, errors } = result;
      if (options.json) {
        process.stdout.write(`${JSON.stringify(result)}\n`);
      } else {
        for (const error of errors.slice(0, MOST_SHOWN)) process.stdout.write(`✗ ${error}\n`);
        const verdict =
          errors.length === 0
            ? 'all true to their sources'
            : `${errors.length} not true to their source`;
        process.stdout.write(
          `${passages} passages of ${reports} reports from ${sources} sources: ${verdict}.\n`,
        );
      }
      if (errors.length > 0) process.exitCode = 1;
    });
}
