import { foldText } from '../../text/fold.ts';
import type { Span } from '../../types.ts';
import type { Line } from './line-breaks.ts';

const CHARACTERS = { least: 6, most: 80, text: 30, surelyText: 50 };
const MOST_PARTS = 3;
const LEAST_PART = 4;
/** A report begins with its day, or with who reports. */
const OPENING =
  /^(?:[(【]?(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日|[昨今]日|[昨今]天|近日|日前|记者|据.{2,10}(?:消息|报道)|本[报网台社](?:讯|消息|记者)|[^,。:]{0,20}(?:\d日[电讯]|[报网社台](?:讯|消息)|讯\(|电\()))/u;
const ENDS_SENTENCE = /[。!?;]/u;
/** A mark that a headline may have when the text begins like a report behind it. */
const MARK_IN_HEADLINE = /[,:;、(]/u;
const HAN = /\p{Script=Han}/u;

/**
 * The headline of a text that was saved without line breaks: it stands before the first line's
 * running text, parted from it by a blank, in up to three parts. Null when there is none.
 */
export function runInHeadline(line: Line | undefined, text: string): Span | null {
  if (!line) return null;
  const written = text.slice(line.start, line.end);
  if (written.length < CHARACTERS.text) return null;
  let end = 0;
  let hasMark = false;
  for (const [index, match] of [...written.matchAll(/\S+/gu)].entries()) {
    const part = foldText(match[0]);
    const opens = OPENING.test(part);
    if (opens || isText(part)) {
      if (index === 0 || (hasMark && !opens)) return null;
      return end >= CHARACTERS.least && end <= CHARACTERS.most
        ? { start: line.start, end: line.start + end }
        : null;
    }
    if (index >= MOST_PARTS || part.length < LEAST_PART) return null;
    if (ENDS_SENTENCE.test(part) || !HAN.test(part)) return null;
    hasMark ||= MARK_IN_HEADLINE.test(part);
    end = match.index + match[0].length;
  }
  return null;
}

function isText(part: string): boolean {
  if (part.length >= CHARACTERS.surelyText) return true;
  return part.length >= CHARACTERS.text && ENDS_SENTENCE.test(part);
}
