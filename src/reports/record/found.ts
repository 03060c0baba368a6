import { type Folded, fold, unfoldSpan } from '../../text/fold.ts';
import type { Span } from '../../types.ts';
import type { Dropped } from '../clean/clean.ts';

/**
 * A text of the report: its body, its headline, a title that the file's metadata gave, or a line
 * that was dropped from its page.
 */
export interface ReadText {
  where: 'body' | 'title' | 'given' | Dropped;
  shown: string;
  folded: Folded;
}

/** A value as the report writes it, and the stretch of a text it was read from. */
export interface Found extends Span {
  value: string;
  on: ReadText;
}

/** A text made ready for reading. */
export function readText(shown: string, where: ReadText['where']): ReadText {
  return { where, shown, folded: fold(shown) };
}

/** What stands in a folded stretch of a text, written without blanks. */
export function foundAt(on: ReadText, folded: Span): Found {
  const span = unfoldSpan(on.folded, folded);
  return { ...span, value: on.shown.slice(span.start, span.end).replaceAll(/\s/gu, ''), on };
}

/** A value that was concluded from a folded stretch of a text. */
export function foundAs(value: string, on: ReadText, folded: Span): Found {
  return { ...unfoldSpan(on.folded, folded), value, on };
}

/** All of a text, folded. */
export function wholeOf({ folded }: ReadText): Span {
  return { start: 0, end: folded.text.length };
}

/** The folded stretch that a stretch of the shown text was folded to. */
export function foldedSpan({ folded }: ReadText, shown: Span): Span {
  return { start: firstFrom(folded.starts, shown.start), end: firstFrom(folded.starts, shown.end) };
}

/** The same as text. */
export function foldedSlice(on: ReadText, shown: Span): string {
  const { start, end } = foldedSpan(on, shown);
  return on.folded.text.slice(start, end);
}

/** Index of the first of ascending offsets that is not before `offset`, by bisection. */
function firstFrom(offsets: Uint32Array, offset: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Values in order, each once. */
export function valuesOf(found: Found[]): string[] {
  return [...new Set(found.map(({ value }) => value))];
}
