import { foldText } from '../../text/fold.ts';
import { isPersonName } from '../../text/names.ts';
import type { Line } from './line-breaks.ts';

const SENTENCE_STOP = /[。!?;；！？]/u;
const BODY_LINE_CHARACTERS = 40;
const TITLE_CHARACTERS = { least: 6, most: 80 };
const MEETING_WORD = /会|召开|部署|调度|强调|通报|工作/u;
/** Heads of minutes: `出席: …`, `地点: …`. */
export const FORM_FIELD =
  /^.{0,6}(?:日期|时间|地点|主席|主持人?|出席|列席|缺席|记录|参加|委员|人员):/u;
/** Whose minutes these are stands over their headline. */
export const ORGANISATION =
  /(?:委员会|[市县区党省]委|局|厅|政府|指挥部|法团|公司|集团|协会|商会|学校|[大中小]学|医院|人大|政协|办公室|小组|村|社区|街道|董事会|理事会)$/u;
/** Names of sites, channels and papers stand near a headline and are no part of it. */
const SITE_NAME =
  /(?:网|报|门户|平台|频道|客户端|融媒体?|中心|新闻|资讯|在线|发布|要闻|动态|信息港|公开栏?|首页)$/u;
/** A further line of a headline: a slogan in two parts, who attended and spoke, a dash. */
const SLOGAN = /^[^\s,，。:：]{3,20}(?:[ \u3000]+[^\s,，。:：]{3,20}){1,2}$/u;
const WHO_SPOKE = /(?:出席|讲话|主持|批示|强调|要求|指出|参加|列席|致辞)/u;
const DASH = /^[-—–―─]/u;
const LIST_MARK =
  /^(?:[一二三四五六七八九十]+[、是]|\(|\d+[.、]|第[一二三四五六七八九十]+[章条部项])/u;
/** `新华社北京8月6日电`: a report begins with it. */
const NEWS_LEAD = /^[^,。:]{0,16}(?:\d日[电讯]|本报讯|讯\(|电\()/u;
/** A headline that goes on below the name of who met. */
const GOES_ON =
  /^(?:召开|举行|部署|研究|传达|学习|商量|商讨|安排|组织|听取|审议|贯彻|落实|动员|通报|推进|我[省市县区州旗镇乡村校院])/u;
/** News of an organisation say it themselves: above them its name is the site's. */
const NEWS = /.(?:[召举]开|举行|开展|组织|研究)/u;
/** A headline that was wrapped: it cannot end so. */
const OPEN_END = /(?:[暨和及与的、,并对在“《(]|关于|强调|要求|指出|提出)$/u;
/** A line of a headline that begins within a word or phrase. */
const BEGINS_INSIDE =
  /^(?:议|暨|和|及|与|并|的|工作|会议?(?![开场])|(?:领导)?小组|(?:专题|推进|部署|调度|视频|座谈|协调|联席|现场|例)会)/u;
/** What kind of paper it is closes a wrapped headline. */
const KIND_OF_PAPER = /^.{0,24}(?:会议)?(?:纪要|[记纪]录|简报|通报|决议|公报)$/u;
const MARK = /[。,;:!?|]/u;
/** A line of the page that names a headline, its own or that of where it was taken from. */
const NAMED_TITLE = /^[•·]?\(?_?(?:原?(?:标题|题目)|原题)是?[:：]\s*/u;
/** A window's title goes on with channel and site: `…会议_滚动新闻_某某网`. */
const BEHIND_TITLE =
  /(?:(?:\s*[_|｜]\s*|\s[-–—]\s|--).{2,20}){1,3}$|[-–—]\p{Script=Han}{2,10}(?:网|網|在线|在線|日报|日報|晚报|晚報|信息港|客户端|客戶端|融媒体?)$/u;
/** The first item of a list is no headline. */
const NUMBERED =
  /^(?:[一二三四五六七八九十]+、|\d+(?:、|\.(?!\d))|【[一二三四五六七八九十\d]{1,2}】)/u;
/** Beside other lines one without Chinese, or that only names a headline, is hardly it. */
const LAST_RESORT = 0.2;
const HAN = /\p{Script=Han}/u;
const MOST_FURTHER_LINES = 3;

/** A line that is surely of the report's text. */
export function isBodyLine(line: Line): boolean {
  return (
    line.rule === null &&
    line.folded.length >= BODY_LINE_CHARACTERS &&
    SENTENCE_STOP.test(line.folded) &&
    HAN.test(line.folded)
  );
}

/**
 * The headline: of the short lines before the body, the longest, those about a meeting first; and
 * the lines right above and below that belong to it.
 */
export function headline(lines: Line[], text: string): Line[] {
  const bodyStart = lines.findIndex(isBodyLine);
  const before = lines.slice(0, bodyStart === -1 ? 1 : bodyStart);
  const isAboutMeeting = ({ folded }: Line) =>
    MEETING_WORD.test(folded) && !ORGANISATION.test(folded);
  const isLastResort = ({ folded }: Line) =>
    !HAN.test(folded) || NAMED_TITLE.test(folded) || /[!?]$/u.test(folded);
  const weight = (line: Line) =>
    line.folded.length * (isAboutMeeting(line) ? 2 : 1) * (isLastResort(line) ? LAST_RESORT : 1);
  const best = [...before.filter(isTitleLike)].sort((a, b) => weight(b) - weight(a))[0];
  if (!best) return [];
  const found = [best];
  for (let i = before.indexOf(best); found.length <= MOST_FURTHER_LINES; i--) {
    const [line, above] = [before[i], before[i - 1]];
    if (!line || !above || !isAdjacent(text, above, line) || !belongsAbove(above, line, text))
      break;
    found.unshift(above);
  }
  const closing = closingLines(before.slice(before.indexOf(best)), text);
  if (closing.length > 0) return [...found, ...closing];
  for (let i = before.indexOf(best); found.length <= MOST_FURTHER_LINES; i++) {
    const [line, below] = [before[i], before[i + 1]];
    if (!line || !below || !isAdjacent(text, line, below) || !belongsBelow(line, below, text))
      break;
    found.push(below);
  }
  return found;
}

function isTitleLike({ folded, rule }: Line): boolean {
  return (
    rule === null &&
    (folded.length >= TITLE_CHARACTERS.least || KIND_OF_PAPER.test(folded)) &&
    folded.length <= TITLE_CHARACTERS.most &&
    !/[。;]$/u.test(folded) &&
    !FORM_FIELD.test(folded) &&
    !NUMBERED.test(folded) &&
    !NEWS_LEAD.test(folded)
  );
}

function isAdjacent(text: string, above: Line, below: Line): boolean {
  return /^[^\S\r\n]*\r?\n[^\S\r\n]*$/u.test(text.slice(above.end, below.start));
}

function belongsAbove(above: Line, line: Line, text: string): boolean {
  if (!isTitleLike(above) || above.folded === line.folded) return false;
  if (OPEN_END.test(above.folded) || DASH.test(line.folded)) return true;
  if (BEGINS_INSIDE.test(line.folded) && !SITE_NAME.test(above.folded)) return true;
  if (ORGANISATION.test(above.folded)) return !NEWS.test(line.folded);
  if (isSlogan(above, text)) return true;
  const isMeeting = MEETING_WORD.test(above.folded) && !SITE_NAME.test(above.folded);
  return isMeeting && isSlogan(line, text);
}

/** A line's words when it repeats a headline: `原标题:…`, `【…】`. */
export function repeatedTitle({ folded }: Line): string {
  return folded
    .replace(NAMED_TITLE, '')
    .replace(/^[[【]/u, '')
    .replace(/[)\]】]$/u, '');
}

/** A headline's words, without the names of channel and site that a window's title has behind it. */
export function wordsOfTitle(line: string): string {
  const title = line.replace(NAMED_TITLE, '');
  const behind = BEHIND_TITLE.exec(title);
  if (!behind || !SITE_NAME.test(foldText(behind[0]))) return title;
  return title.slice(0, behind.index).trim() || title;
}

function belongsBelow(line: Line, below: Line, text: string): boolean {
  if (!isTitleLike(below) || below.folded === line.folded || LIST_MARK.test(below.folded)) {
    return false;
  }
  if (OPEN_END.test(line.folded)) return true;
  if (BEGINS_INSIDE.test(below.folded) && !MARK.test(below.folded)) return true;
  if (GOES_ON.test(below.folded) && !MARK.test(below.folded)) return true;
  return DASH.test(below.folded) || isSlogan(below, text) || isAttendance(below);
}

/** Lines below a wrapped headline up to the one that says what paper it is: `会议纪要`. */
function closingLines([line, ...below]: Line[], text: string): Line[] {
  if (!line || KIND_OF_PAPER.test(line.folded)) return [];
  const found: Line[] = [];
  let above = line;
  for (const next of below.slice(0, MOST_FURTHER_LINES)) {
    if (next.rule !== null || MARK.test(next.folded) || !isAdjacent(text, above, next)) return [];
    found.push(next);
    if (KIND_OF_PAPER.test(next.folded)) return found;
    above = next;
  }
  return [];
}

function isSlogan(line: Line, text: string): boolean {
  const written = text.slice(line.start, line.end);
  const parts = written.split(/\s+/u);
  if (!SLOGAN.test(written) || parts.some(part => SITE_NAME.test(part))) return false;
  return !parts.every(part => isPersonName(foldText(part)));
}

function isAttendance({ folded }: Line): boolean {
  return WHO_SPOKE.test(folded) && !/[。:]/u.test(folded) && folded.length <= 40;
}
