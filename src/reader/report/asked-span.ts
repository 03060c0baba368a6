import type { Span } from '../../types.ts';

/**
 * The stretch of a body that `START-END` names, never cutting a character in two; null when it names
 * none. What reaches behind the end is cut there.
 */
export function askedSpan(given: string | undefined, body: string): Span | null {
  const [, first, last] = /^(\d{1,9})-(\d{1,9})$/u.exec(given ?? '') ?? [];
  if (first === undefined || last === undefined) return null;
  const start = Number(first);
  const end = Math.min(Number(last), body.length);
  if (start >= end) return null;
  return {
    start: cutsPair(body, start) ? start - 1 : start,
    end: cutsPair(body, end) ? end + 1 : end,
  };
}

/** True between the two halves of a character. */
function cutsPair(text: string, offset: number): boolean {
  return offset > 0 && (text.codePointAt(offset - 1) ?? 0) > 0xff_ff;
}
