import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { foldText } from '../text/fold.ts';

/** Two folders up from src/search and from dist/search alike. */
const SYNONYMS_FILE = new URL('../../data/synonyms.yml', import.meta.url);
const Synonyms = z.array(z.array(z.string().min(1)).min(2));

let sets: string[][] | null = null;

/** A word of a text, and another one for the same thing. */
export interface SynonymPair {
  word: string;
  other: string;
}

/** Other words for what stands in a folded text; none that stands in it itself. */
export function synonymsOf(folded: string): string[] {
  return [...new Set(synonymPairsOf(folded).map(({ other }) => other))];
}

/** The same with the word that each is another one for. */
export function synonymPairsOf(folded: string): SynonymPair[] {
  sets ??= parseSynonyms(readFileSync(SYNONYMS_FILE, 'utf8'));
  return synonymPairsIn(folded, sets);
}

/** The same for given sets of folded words. */
export function synonymPairsIn(folded: string, given: readonly string[][]): SynonymPair[] {
  return given.flatMap(words => {
    // Most sets have nothing to do with a text.
    if (!words.some(word => folded.includes(word))) return [];
    const others = words.filter(word => !folded.includes(word));
    return words
      .filter(word => folded.includes(word))
      .flatMap(word => others.map(other => ({ word, other })));
  });
}

/** Sets of synonyms in YAML, folded. Throws when the list is broken. */
export function parseSynonyms(yaml: string): string[][] {
  const given = Synonyms.safeParse(parse(yaml));
  if (!given.success) {
    throw new Error(
      `data/synonyms.yml takes "- [word, word, …]" (${z.prettifyError(given.error)})`,
    );
  }
  return given.data.map(words => words.map(foldText));
}
