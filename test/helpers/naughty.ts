import { existsSync, readFileSync } from 'node:fs';

const file = new URL(
  '../../../shared/badinput/minimaxir+big-list-of-naughty-strings/blns.json',
  import.meta.url,
);

/** The big list of naughty strings; null where it is not at hand. */
export const naughty: string[] | null = existsSync(file)
  ? (JSON.parse(readFileSync(file, 'utf8')) as string[])
  : null;

/** What a test says of the list when it is skipped. */
export const naughtyPlace = file.pathname;
