import type { Span } from '../types.ts';

/** A full stop with the closing quotes and brackets behind it, or the end of a paragraph. */
const SENTENCE_END = /[。！？!?…]+[”’」』）)》"]*|\n+|(?<=[^\d\s][.])\s/gu;
const CLAUSE_END = /[;；]+[”’」』）)》]*/gu;
/** A comma or colon between digits is part of a number or a time. */
const PHRASE_END = /(?:[，、：]|[,:](?!\d))+[”’」』）)》]*/gu;

/**
 * Sentences of a text, in order and without gaps except for white space between them.
 * A sentence never crosses a line break.
 */
export function sentences(text: string): Span[] {
  return cut(text, { start: 0, end: text.length }, SENTENCE_END);
}

/**
 * Cut one sentence into pieces of at most `limit` UTF-16 units: at semicolons, then at commas,
 * and in the middle of a phrase (never inside a surrogate pair) only when there is no other way.
 */
export function cutLongSentence(text: string, sentence: Span, limit: number): Span[] {
  if (sentence.end - sentence.start <= limit) return [sentence];
  for (const end of [CLAUSE_END, PHRASE_END]) {
    const pieces = cut(text, sentence, end);
    if (pieces.length > 1) {
      return packed(pieces, limit).flatMap(piece => cutLongSentence(text, piece, limit));
    }
  }
  return slicesOf(text, sentence, limit);
}

function slicesOf(text: string, span: Span, limit: number): Span[] {
  const slices: Span[] = [];
  let { start } = span;
  while (span.end - start > limit) {
    let end = start + Math.max(limit, 2);
    if (/[\udc00-\udfff]/.test(text[end] ?? '')) end--;
    slices.push({ start, end });
    start = end;
  }
  return [...slices, { start, end: span.end }];
}

/** Join neighbours as long as they stay within the limit. */
function packed(pieces: Span[], limit: number): Span[] {
  const result: Span[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last && piece.end - last.start <= limit) last.end = piece.end;
    else result.push({ ...piece });
  }
  return result;
}

function cut(text: string, within: Span, end: RegExp): Span[] {
  const spans: Span[] = [];
  let start = within.start;
  const add = (stop: number) => {
    const trimmed = trim(text, { start, end: stop });
    if (trimmed.end > trimmed.start) spans.push(trimmed);
    start = stop;
  };
  const pattern = new RegExp(end);
  pattern.lastIndex = within.start;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const stop = match.index + match[0].length;
    if (stop >= within.end) break;
    add(stop);
  }
  add(within.end);
  return spans;
}

/** The span without white space at its ends. */
export function trim(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text[start] ?? '')) start++;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  return { start, end };
}
