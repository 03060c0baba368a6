import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { foldText } from '../../text/fold.ts';
import { ReportError } from '../errors.ts';

/** Two folders up from src/reports and from dist/reports alike. */
const TOPICS_FILE = new URL('../../../data/topics.yml', import.meta.url);
const Topics = z.record(z.string().min(1), z.array(z.string().min(1)).min(1));

let topics: { name: string; words: RegExp }[] | null = null;

/** Topics of a folded text, in the order of the list. Throws ReportError when the list is broken. */
export function topicsOf(folded: string): string[] {
  topics ??= parseTopics(readFileSync(TOPICS_FILE, 'utf8'));
  return topics.filter(({ words }) => words.test(folded)).map(({ name }) => name);
}

/** A list of topics in YAML: name → words. Throws ReportError saying what is wrong. */
export function parseTopics(yaml: string): { name: string; words: RegExp }[] {
  let given: unknown;
  try {
    given = parse(yaml);
  } catch (error) {
    throw new ReportError('data/topics.yml', `is not YAML (${(error as Error).message})`);
  }
  const list = Topics.safeParse(given);
  if (!list.success) {
    throw new ReportError(
      'data/topics.yml',
      `takes "topic: [word, …]" (${z.prettifyError(list.error)})`,
    );
  }
  return Object.entries(list.data).map(([name, words]) => ({
    name,
    words: new RegExp(words.map(word => escaped(foldText(word))).join('|'), 'u'),
  }));
}

function escaped(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
}
