import { foldText } from '../../text/fold.ts';
import { findGlosses } from '../../text/glosses.ts';
import { isDoubleSurname, isPersonName } from '../../text/names.ts';
import { sentences } from '../../text/sentences.ts';
import type { DroppedSpan, Span } from '../../types.ts';
import { type Page, PageBuilder, pageOf, sourceSpan } from '../page.ts';
import { ADVERT_RULES, advertRuleFor, INLINE_RULES } from './inline-rules.ts';

/** Rules of what is found by more than a pattern. */
const GLOSS_RULE = 'pinyin-gloss';
const BLANK_RULE = 'blank-in-name';
export const INVISIBLE_RULE = 'invisible-characters';
/** Format and control characters; tab and line breaks are white space. */
const INVISIBLE = /(?:\p{Cf}|(?!\s)\p{Cc})+/gu;
/** What inline rules take out shows itself by one of these. */
const MAY_BE_SCRAMBLED = /[!-~] {1,2}[!-~] {1,2}[!-~]|[{}^~`] {1,2}[!-~]|\?[?A-Za-z]|[\ufffd锟]/u;
/** `艾 辉`, `夏 至主持`: a short name, set as wide as a longer one. */
const SET_NAME =
  /(?<=^|[^\p{L}\p{N}]|[长長记記任席导導员員者师師理委])(?<surname>\p{Script=Han}{1,2})(?=(?<blank>[ \u3000\u00a0]{1,4})(?<given>\p{Script=Han})(?:$|[^\p{L}\p{N}]|主持|出席|参加|參加|列席|宣读|宣讀|传达|傳達|讲话|講話|指出|强调|強調|要求|表示|提出|分别|分別|介绍|介紹|通报|通報|作|就|对|對|在|说|說|等))/gu;
const BLANK_BETWEEN = /\p{Script=Han}[ \u3000\u00a0]{1,4}\p{Script=Han}/u;

/**
 * Stretches of a line that are not the report's: pinyin glosses, invisible characters, what inline
 * rules know, adverts, blanks inside names. In order; they may overlap.
 */
export function inlineNoise(text: string, folded: string): DroppedSpan[] {
  const noise = noiseOnce(text, folded);
  if (noise.length === 0) return noise;
  // What noise parted may be noise together: `縣(xiàn)??領`.
  const left = without(text, noise);
  for (const { start, end, rule } of inlineNoise(left.text, folded)) {
    noise.push({ ...sourceSpan(left.origin, { start, end }), rule });
  }
  return noise.sort(byPlace);
}

function noiseOnce(text: string, folded: string): DroppedSpan[] {
  const noise: DroppedSpan[] = findGlosses(text).map(span => ({ ...span, rule: GLOSS_RULE }));
  for (const match of text.matchAll(INVISIBLE)) noise.push(matched(match, INVISIBLE_RULE));
  if (MAY_BE_SCRAMBLED.test(text)) {
    for (const { id, pattern, spared } of INLINE_RULES) {
      for (const match of text.matchAll(pattern)) {
        if (!spared?.test(match[0])) noise.push(matched(match, id));
      }
    }
  }
  if (BLANK_BETWEEN.test(text)) noise.push(...blanksInNames(text));
  if (mayAdvertise(folded)) noise.push(...adverts(text));
  return noise.sort(byPlace);
}

/** Of two that begin together the longer one first. */
function byPlace(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

function without(text: string, noise: readonly Span[]): Page {
  const line = pageOf(text);
  const left = new PageBuilder();
  let from = 0;
  for (const { start, end } of noise) {
    if (start > from) left.addSlice(line, { start: from, end: start });
    from = Math.max(from, end);
  }
  left.addSlice(line, { start: from, end: text.length });
  return left.build();
}

/** The rule of a line that holds nothing but adverts, else null. */
export function advertLine(text: string, folded: string): string | null {
  if (!mayAdvertise(folded)) return null;
  const rules = sentences(text).map(({ start, end }) =>
    advertRuleFor(foldText(text.slice(start, end))),
  );
  return rules.every(rule => rule !== null) ? (rules[0]?.id ?? null) : null;
}

function mayAdvertise(text: string): boolean {
  return ADVERT_RULES.some(({ subject }) => subject.test(text));
}

function adverts(text: string): DroppedSpan[] {
  return sentences(text).flatMap(({ start, end }) => {
    const rule = advertRuleFor(foldText(text.slice(start, end)));
    return rule ? [{ start, end, rule: rule.id }] : [];
  });
}

function blanksInNames(text: string): DroppedSpan[] {
  return [...text.matchAll(SET_NAME)].flatMap(({ index, groups }) => {
    const { surname = '', blank = '', given = '' } = groups ?? {};
    if (surname.length > 1 && !isDoubleSurname(foldText(surname))) return [];
    if (!isPersonName(foldText(`${surname}${given}`))) return [];
    const start = index + surname.length;
    return [{ start, end: start + blank.length, rule: BLANK_RULE }];
  });
}

function matched(match: RegExpExecArray, rule: string): DroppedSpan {
  return { start: match.index, end: match.index + match[0].length, rule };
}
