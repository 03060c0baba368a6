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
const ORGANISATION =
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
const MOST_FURTHER_LINES = 3;

/** A line that is surely of the report's text. */
export function isBodyLine(line: Line): boolean {
  return (
    line.rule === null &&
    line.folded.length >= BODY_LINE_CHARACTERS &&
    SENTENCE_STOP.test(line.folded)
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
  const weight = (line: Line) => line.folded.length * (isAboutMeeting(line) ? 2 : 1);
  const best = [...before.filter(isTitleLike)].sort((a, b) => weight(b) - weight(a))[0];
  if (!best) return [];
  const found = [best];
  for (let i = before.indexOf(best); found.length <= MOST_FURTHER_LINES; i--) {
    const [line, above] = [before[i], before[i - 1]];
    if (!line || !above || !isAdjacent(text, above, line) || !belongsAbove(above, line, text))
      break;
    found.unshift(above);
  }
  for (let i = before.indexOf(best); found.length <= MOST_FURTHER_LINES; i++) {
    const [line, below] = [before[i], before[i + 1]];
    if (!line || !below || !isAdjacent(text, line, below) || !belongsBelow(below, text)) break;
    found.push(below);
  }
  return found;
}

function isTitleLike({ folded, rule }: Line): boolean {
  return (
    rule === null &&
    folded.length >= TITLE_CHARACTERS.least &&
    folded.length <= TITLE_CHARACTERS.most &&
    !SENTENCE_STOP.test(folded.slice(-1)) &&
    !FORM_FIELD.test(folded)
  );
}

function isAdjacent(text: string, above: Line, below: Line): boolean {
  return /^[^\S\r\n]*\r?\n[^\S\r\n]*$/u.test(text.slice(above.end, below.start));
}

function belongsAbove(above: Line, line: Line, text: string): boolean {
  if (!isTitleLike(above)) return false;
  if (ORGANISATION.test(above.folded) || DASH.test(line.folded)) return true;
  return isSlogan(above, text);
}

function belongsBelow(below: Line, text: string): boolean {
  if (!isTitleLike(below) || LIST_MARK.test(below.folded)) return false;
  return DASH.test(below.folded) || isSlogan(below, text) || isAttendance(below);
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
