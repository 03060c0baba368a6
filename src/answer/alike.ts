import { terms } from '../text/terms.ts';

/** Share of the shorter text's pairs of characters that alike texts have in common. */
const ALIKE = 0.85;
const NUMBERS =
  /\d+(?:\.\d+)?|[一二三四五六七八九十百千万两]+(?=[个名人次天日时分元条家所万亿例])/gu;

/**
 * True when two folded texts say the same but for a few words: the shorter has most of its
 * characters, and all of its figures, in the other. Other figures are another statement.
 */
export function isAlike(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return isAlikeIn(short, long);
}

/** True when a folded text stands in another one, but for a few words. */
export function isAlikeIn(text: string, whole: string): boolean {
  if (whole.includes(text)) return text !== '';
  const numbers = new Set(whole.match(NUMBERS));
  if ((text.match(NUMBERS) ?? []).some(number => !numbers.has(number))) return false;
  const wanted = new Set(terms(text));
  const there = new Set(terms(whole));
  let common = 0;
  for (const term of wanted) if (there.has(term)) common++;
  return wanted.size > 0 && common >= ALIKE * wanted.size;
}
