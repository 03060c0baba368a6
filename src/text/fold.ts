import { Converter } from 'opencc-js/t2cn';
import type { Span } from '../types.ts';
import { findGlosses } from './glosses.ts';

/** Text made for matching, with the way back to the text it was made from. */
export interface Folded {
  text: string;
  /** `starts[i]` … `ends[i]`: the characters of the original that folded character i stands for. */
  starts: Uint32Array;
  ends: Uint32Array;
}

const toSimplified = Converter({ from: 't', to: 'cn' });
/** Written alike in running text, kept apart by the converter. */
const SAME_IN_USE = new Map([['著', '着']]);
const COMBINING = /^(?:\p{M}|\u200d)$/u;
/** No combining mark has a lower code. */
const FIRST_COMBINING = 0x300;
const INVISIBLE = /^[\p{Cf}\p{Cc}\ufffc]$/u;
const SPACE = /^\s$/u;
const WORD = /^[\p{L}\p{N}]$/u;
const HAN = /^\p{Script=Han}$/u;

type CharClass = 'han' | 'word' | 'other' | 'space' | 'invisible';
interface FoldedChar {
  text: string;
  class: CharClass;
}

function classify(character: string): CharClass {
  if (SPACE.test(character)) return 'space';
  if (INVISIBLE.test(character)) return 'invisible';
  if (HAN.test(character)) return 'han';
  return WORD.test(character) ? 'word' : 'other';
}

function foldCluster(cluster: string): FoldedChar {
  const normal = cluster.normalize('NFKC').toLowerCase();
  const text = [...normal].map(c => SAME_IN_USE.get(c) ?? toSimplified(c)).join('');
  return { text: text.replaceAll(/\s/gu, ''), class: classify(cluster) };
}

function isCombining(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (!(code >= FIRST_COMBINING) || (code >= 0x3000 && code < 0xfe00)) return false;
  return COMBINING.test(text[at] ?? '');
}

const cache = new Map<string, FoldedChar>();
const CACHE_LIMIT = 100_000;

function foldedChar(cluster: string): FoldedChar {
  let entry = cache.get(cluster);
  if (entry === undefined) {
    entry = foldCluster(cluster);
    if (cache.size < CACHE_LIMIT) cache.set(cluster, entry);
  }
  return entry;
}

/**
 * Fold a text for matching: NFKC, lower case, traditional to simplified character by character,
 * pinyin glosses and invisible characters removed, white space kept (as one blank) only between
 * two words that are not Chinese. Never fails; every folded character knows where it came from.
 */
export function fold(text: string): Folded {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const glosses = findGlosses(text);
  let gloss = 0;
  let previous: CharClass = 'other';
  let pendingSpace: Span | null = null;
  for (let i = 0; i < text.length; ) {
    if (glosses[gloss]?.start === i) {
      i = glosses[gloss++]?.end ?? i + 1;
      continue;
    }
    let end = i + ((text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1);
    while (isCombining(text, end)) end++;
    const folded = foldedChar(text.slice(i, end));
    if (folded.class === 'space') {
      pendingSpace ??= { start: i, end };
    } else if (folded.class !== 'invisible') {
      if (pendingSpace && previous === 'word' && folded.class === 'word') {
        parts.push(' ');
        starts.push(pendingSpace.start);
        ends.push(pendingSpace.end);
      }
      pendingSpace = null;
      parts.push(folded.text);
      for (let k = 0; k < folded.text.length; k++) {
        starts.push(i);
        ends.push(end);
      }
      previous = folded.class;
    }
    i = end;
  }
  return { text: parts.join(''), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

/** The span of the original text that a span of its folded text stands for. */
export function unfoldSpan(folded: Folded, span: Span): Span {
  if (span.end <= span.start) {
    const at = folded.starts[span.start] ?? folded.ends.at(-1) ?? 0;
    return { start: at, end: at };
  }
  return { start: folded.starts[span.start] ?? 0, end: folded.ends[span.end - 1] ?? 0 };
}

/** Folded text alone, for questions and comparisons. */
export function foldText(text: string): string {
  return fold(text).text;
}
