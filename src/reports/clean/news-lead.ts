import { trim } from '../../text/sentences.ts';
import type { Span } from '../../types.ts';

/** Behind the name: place and day, and that it was wired, sent or told. */
const LEAD =
  /^[\s(（【[]*(?:据|據)?(?<name>\p{Script=Han}{1,12}?(?:社|网|網|报|報|电视台|電視台|广播台|融媒体?(?:中心)?|融媒體(?:中心)?|新闻|新聞|客户端|在线|在線|发布))(?:时刻)?(?:[(（][^()（）]{2,12}[)）])?(?:(?:(?:记者|記者|通讯员)[^。，,()（）]{2,14}?|[\p{Script=Han}·]{0,12}?\s?)(?:\d{1,2}月)?\d{1,2}日\s?)?(?:电|電|讯|訊|消息|报道|報導)(?=[\s(（:：,，】)）\d]|$)/u;
/** Names no one: `本报讯`. */
const OWN = /^(?:本|我)/u;
const LEAD_CHARACTERS = 60;

/** The name of the agency, paper or site that a report begins with: `新华社北京2月12日电`. */
export function newsLead(text: string, line: Span): Span | null {
  const { start } = trim(text, line);
  const lead = LEAD.exec(text.slice(start, Math.min(line.end, start + LEAD_CHARACTERS)));
  const name = lead?.groups?.name;
  if (!lead || !name || OWN.test(name)) return null;
  const at = start + lead[0].indexOf(name);
  return { start: at, end: at + name.length };
}
