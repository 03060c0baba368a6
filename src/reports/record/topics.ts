import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { foldText } from '../../text/fold.ts';
import { ReportError } from '../errors.ts';

/** Two folders up from src/reports and from dist/reports alike. */
const TOPICS_FILE = new URL('../../../data/topics.yml', import.meta.url);
const Topics = z.record(z.string().min(1), z.array(z.string().min(1)).min(1));
/** In front of a word that is not the topic's, though one of its words stands in it. */
const NOT = '-';
/** What `*` stands for: a stretch of a clause. */
const ANYTHING = '[^,。;:!?]{0,12}?';

/** A topic and its words, of which the longest at a place is the one that counts. */
export interface Topic {
  name: string;
  words: RegExp;
}

let topics: Topic[] | null = null;

/** Topics of a folded text, in the order of the list. Throws ReportError when the list is broken. */
export function topicsOf(folded: string): string[] {
  topics ??= parseTopics(readFileSync(TOPICS_FILE, 'utf8'));
  return topicsIn(folded, topics);
}

/** Topics of a list that a folded text is about. */
export function topicsIn(folded: string, list: Topic[]): string[] {
  return list.filter(topic => isAbout(folded, topic)).map(({ name }) => name);
}

function isAbout(folded: string, { words }: Topic): boolean {
  words.lastIndex = 0;
  for (let match = words.exec(folded); match; match = words.exec(folded)) {
    const isOther = match.includes('', 1);
    if (!isOther) return true;
  }
  return false;
}

/** A list of topics in YAML: name → words. Throws ReportError saying what is wrong. */
export function parseTopics(yaml: string): Topic[] {
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
  return Object.entries(list.data).map(([name, words]) => ({ name, words: patternOf(words) }));
}

/**
 * Longer words first: 消防车通道 is tried before 消防车, and that before 消防. An empty group tells the
 * words that are not the topic's.
 */
function patternOf(words: string[]): RegExp {
  const longestFirst = [...words].sort((a, b) => bare(b).length - bare(a).length);
  const tried = longestFirst.map(word =>
    word.startsWith(NOT) ? `${written(word)}()` : written(word),
  );
  return new RegExp(tried.join('|'), 'gu');
}

function bare(word: string): string {
  return word.startsWith(NOT) ? word.slice(NOT.length) : word;
}

/** A word as a pattern of folded text. */
function written(word: string): string {
  return bare(word)
    .split('*')
    .map(part => foldText(part).replaceAll(/[.*+?^${}()|[\]\\/]/gu, '\\$&'))
    .join(ANYTHING);
}
