import type { Span } from '../types.ts';

/**
 * Converter sites print pinyin after some characters: `領(lǐng)導(dǎo)`, also `會(huì )議`.
 * A gloss is one syllable in brackets behind a Chinese character. A tone mark proves it; a
 * syllable without one (`們(men)`) counts only in a text that is glossed throughout, so that
 * `世卫组织(who)` stays.
 */
const SYLLABLE =
  /(?<=\p{Script=Han}\s?)[(（]\s*([a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿê]{1,7})\s*[)）]/giu;
/** A gloss whose character and opening bracket were lost to broken bytes: `?tīng)`. */
const ORPHAN = /(?<=\?)[a-zü]{0,3}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]{0,3}[)）]/giu;
const TONE_MARK = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]/iu;
/** A syllable without its tone: `café` and `société` are none. */
const PINYIN =
  /^(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:[aeiou]{1,3}(?:ng|n|r)?)|[aeo]i?r|h?ng|h?m|n)$/iu;
const TONELESS =
  /^(?:de|le|men|zi|ge|zhe|me|ba|ma|ne|a|ya|na|la|shang|xia|li|tou|bian|mian|guo|lai|qu|huo|fu|chu|shi)$/iu;
const MIN_GLOSSES_FOR_TONELESS = 3;

/** Spans of pinyin glosses in `text`, in order, brackets included. */
export function findGlosses(text: string): Span[] {
  if (!/[(（]\s*[\p{Script=Latin}]/u.test(text)) return [];
  const toned: Span[] = [];
  const toneless: Span[] = [];
  for (const match of text.matchAll(SYLLABLE)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const syllable = match[1] ?? '';
    if (TONE_MARK.test(syllable)) {
      if (PINYIN.test(withoutMarks(syllable))) toned.push(span);
    } else if (TONELESS.test(syllable)) toneless.push(span);
  }
  if (toned.length < MIN_GLOSSES_FOR_TONELESS) return toned;
  const orphans = [...text.matchAll(ORPHAN)].map(match => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  return [...toned, ...toneless, ...orphans].sort((a, b) => a.start - b.start);
}

function withoutMarks(syllable: string): string {
  return syllable.normalize('NFD').replaceAll(/\p{M}/gu, '');
}
