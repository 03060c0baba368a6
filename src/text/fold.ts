import type { Span } from '../types.ts';
import { findGlosses } from './glosses.ts';
import { toSimplified } from './other-script.ts';

/** Text made for matching, with the way back to the text it was made from. */
export interface Folded {
  text: string;
  /** `starts[i]` … `ends[i]`: the characters of the original that folded character i stands for. */
  starts: Uint32Array;
  ends: Uint32Array;
}

/** Written alike in running text, kept apart by the converter. */
const SAME_IN_USE = new Map([['著', '着']]);
const COMBINING = /^(?:\p{M}|\u200d)$/u;
/** A combining mark that lost the character it stood on; none above U+FFFF is joined to one. */
const STRAY_MARK = /^(?:(?![\u{10000}-\u{10ffff}])\p{M})+/u;
/** No combining mark has a lower code. */
const FIRST_COMBINING = 0x300;
/** Format and control characters, variation selectors, the place of an object. */
const INVISIBLE = /[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}\ufffc]/gu;
const SPACE = /^\s/u;
const WORD = /^[\p{L}\p{N}]$/u;
const HAN = /^\p{Script=Han}$/u;

/** A character and the marks on it, folded; empty for a blank and for what is not seen. */
interface FoldedChar {
  text: string;
  isSpace: boolean;
  /** Whether it begins and ends with a letter or digit that is not Chinese. */
  beginsWord: boolean;
  endsWord: boolean;
}

function foldCluster(cluster: string): FoldedChar {
  const isSpace = SPACE.test(cluster);
  const text = isSpace ? '' : foldVisible(cluster.replaceAll(INVISIBLE, ''));
  const characters = [...text];
  return {
    text,
    isSpace,
    beginsWord: isWord(characters[0]),
    endsWord: isWord(characters.findLast(character => !STRAY_MARK.test(character))),
  };
}

function foldVisible(visible: string): string {
  const compatible = visible.normalize('NFKC');
  // Of a spacing accent (`´`) the compatible form is a blank with a mark on it: it stays itself.
  const normal = SPACE.test(compatible) ? visible : compatible;
  return [...normal.toLowerCase().normalize('NFC').replace(STRAY_MARK, '')]
    .map(character => SAME_IN_USE.get(character) ?? toSimplified(toSimplified(character)))
    .join('')
    .replaceAll(/\s/gu, '');
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && WORD.test(character) && !HAN.test(character);
}

function isCombining(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (!(code >= FIRST_COMBINING) || (code >= 0x3000 && code < 0xfe00)) return false;
  return COMBINING.test(text[at] ?? '');
}

/** What was folded before: single UTF-16 units by their code, clusters by their text. */
const unitCache: (FoldedChar | undefined)[] = new Array(0x1_0000);
const cache = new Map<string, FoldedChar>();
const CACHE_LIMIT = 100_000;

function foldedUnit(code: number): FoldedChar {
  let entry = unitCache[code];
  if (entry === undefined) {
    entry = foldCluster(String.fromCharCode(code));
    unitCache[code] = entry;
  }
  return entry;
}

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
  foldEach(text, (folded, start, end, isRun) => {
    parts.push(folded);
    for (let k = 0; k < folded.length; k++) {
      starts.push(isRun ? start + k : start);
      ends.push(isRun ? start + k + 1 : end);
    }
  });
  return withoutGlosses({
    text: parts.join(''),
    starts: new Uint32Array(starts),
    ends: new Uint32Array(ends),
  });
}

/** Most of a Chinese text is as it is folded: 1 for units that are, 2 for others, 0 where not known yet. */
const sameCache = new Uint8Array(0x1_0000);
const [SAME, OTHER] = [1, 2];
const [FIRST_SURROGATE, LAST_SURROGATE] = [0xd800, 0xdfff];

/** True for what folds to itself whatever stands around it, but for marks behind it. */
function isSame(code: number): boolean {
  let known = sameCache[code];
  if (known === 0) {
    const unit = String.fromCharCode(code);
    const { text, isSpace, beginsWord, endsWord } = foldedUnit(code);
    const stands = text === unit && !isSpace && !beginsWord && !endsWord;
    const isWhole = !(code >= FIRST_SURROGATE && code <= LAST_SURROGATE);
    known = stands && isWhole && !isCombining(unit, 0) ? SAME : OTHER;
    sameCache[code] = known;
  }
  return known === SAME;
}

/** Where the run of characters that fold to themselves ends; a mark belongs to the one before it. */
function endOfSame(text: string, start: number): number {
  let end = start;
  while (end < text.length && isSame(text.charCodeAt(end))) end++;
  return end > start && isCombining(text, end) ? end - 1 : end;
}

/**
 * Gives every folded character, and the blanks that stay, with the stretch it was made from; a run
 * of characters that stay as they are is given at once.
 */
function foldEach(
  text: string,
  add: (folded: string, start: number, end: number, isRun: boolean) => void,
): void {
  let afterWord = false;
  let spaceStart = -1;
  let spaceEnd = -1;
  for (let i = 0; i < text.length; ) {
    const same = endOfSame(text, i);
    if (same > i) {
      add(text.slice(i, same), i, same, true);
      spaceStart = -1;
      afterWord = false;
      i = same;
      continue;
    }
    let end = i + ((text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1);
    while (isCombining(text, end)) end++;
    const folded = end === i + 1 ? foldedUnit(text.charCodeAt(i)) : foldedChar(text.slice(i, end));
    if (folded.isSpace) {
      if (spaceStart === -1) [spaceStart, spaceEnd] = [i, end];
    } else if (folded.text !== '') {
      if (spaceStart !== -1 && afterWord && folded.beginsWord)
        add(' ', spaceStart, spaceEnd, false);
      spaceStart = -1;
      add(folded.text, i, end, false);
      afterWord = folded.endsWord;
    }
    i = end;
  }
}

/** Until none is left: a gloss may stand behind a gloss. */
function withoutGlosses(folded: Folded): Folded {
  const glosses = findGlosses(folded.text);
  if (glosses.length === 0) return folded;
  const kept: Span[] = [];
  let start = 0;
  for (const gloss of glosses) {
    if (gloss.start > start) kept.push({ start, end: gloss.start });
    start = gloss.end;
  }
  kept.push({ start, end: folded.text.length });
  const pick = (offsets: Uint32Array) =>
    Uint32Array.from(kept.flatMap(span => [...offsets.subarray(span.start, span.end)]));
  return withoutGlosses({
    text: kept.map(span => folded.text.slice(span.start, span.end)).join(''),
    starts: pick(folded.starts),
    ends: pick(folded.ends),
  });
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
  let folded = '';
  foldEach(text, part => {
    folded += part;
  });
  for (let glosses = findGlosses(folded); glosses.length > 0; glosses = findGlosses(folded)) {
    for (const { start, end } of glosses.reverse()) {
      folded = folded.slice(0, start) + folded.slice(end);
    }
  }
  return folded;
}
