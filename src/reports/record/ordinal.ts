import { hanNumber } from '../../text/numbers.ts';
import { type Found, foundAs, type ReadText } from './found.ts';

/** `第九十七次会议`, `新闻发布会(第12场)`. */
const ORDINAL =
  /[第届](?<number>[一二三四五六七八九十百零\d]{1,6})[次场][\p{Script=Han}()]{0,20}?(?:会|例会|调度)|(?<=会(?:议)?\()第(?<shown>[一二三四五六七八九十百零\d]{1,6})[次场](?=\))/u;
/** Whose spirit is passed on, and what was held before this meeting. */
const OTHER_MEETING =
  /(?:传达|学习|贯彻|收看|收听|落实|按照|根据)[^,。]{0,80}|[^,。]{0,60}(?:会议?|大会|峰会)(?:期间|即将|召开之际)|即将[^,。]{0,40}|[^,。]{0,40}关注|[^,。]{0,60}(?:会议?|例会|调度会?)(?:结束|召开)?[之以]?后(?=,|立即|随即|我|[^,。]{0,10}(?:召开|续会))/gu;
const LEAD_CHARACTERS = 600;

/** Number of the meeting itself, from the title, else from the first sentence. */
export function ordinalOf(title: ReadText | null, body: ReadText): Found | null {
  const lead = body.folded.text.slice(0, LEAD_CHARACTERS).split('。')[0] ?? '';
  return (title && ordinalIn(title, title.folded.text)) ?? ordinalIn(body, lead);
}

function ordinalIn(on: ReadText, text: string): Found | null {
  if (!/[第届]/u.test(text)) return null;
  const own = text.replaceAll(OTHER_MEETING, other => ' '.repeat(other.length));
  const match = ORDINAL.exec(own);
  const written = match?.groups?.number ?? match?.groups?.shown;
  if (!match || !written) return null;
  const number = String(hanNumber(written));
  return foundAs(number, on, { start: match.index, end: match.index + match[0].length });
}
