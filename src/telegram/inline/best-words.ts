import { visible } from '../../text/visible.ts';

const CLAUSE = /[^，。；：！？,;!?\n]+/gu;
/** A mark that stands farther behind the beginning of its clause would be cut off. */
const FARTHEST_MARK = 30;
const BEFORE_MARK = 10;

/**
 * The words of a quote that answer, for a headline: from the clause with the most marked
 * characters on, with … where something stands before it.
 */
export function bestWords(
  text: string,
  marks: readonly (readonly [number, number])[],
  most: number,
): string {
  let best = { start: 0, marked: 0 };
  for (const { 0: clause, index: start } of text.matchAll(CLAUSE)) {
    const end = start + clause.length;
    const inside = marks.filter(([from, to]) => from < end && to > start);
    const marked = inside.reduce(
      (sum, [from, to]) => sum + Math.min(to, end) - Math.max(from, start),
      0,
    );
    if (marked <= best.marked) continue;
    const first = Math.max(start, Math.min(...inside.map(([from]) => from)));
    best = { start: first - start > FARTHEST_MARK ? first - BEFORE_MARK : start, marked };
  }
  const words = text.slice(best.start).replaceAll(/\p{Cs}/gu, '');
  return visible(best.start > 0 ? `…${words.trimStart()}` : words, most);
}
