import type { Span } from '../../types.ts';
import { type Found, foundAt, type ReadText } from './found.ts';

/** Words that end with 会 and are no meeting. */
const MEETING_END =
  '(?<!委员|协|社|机|联合|学|(?<!会)商|工|基金|总|国|都|盛|运动|博览|展览|红十字|音乐|青|联谊|聚|晚)会(?:议|报(?![告道名到]))?';
/** What may follow a meeting's name in its clause. */
const BEHIND_NAME =
  '(?=$|[、!)]|[并和与及以]|研究|决定|审议|指出|强调|要求|传达|部署|学习|听取|安排|贯彻|专题|分析|通报|就|对|总结|动员|时)';
/** `主持召开全市疫情防控工作视频调度会议`. */
const HELD = new RegExp(
  `(?<!将|拟|(?<!先)后)(?:召开|举行|召集|举办|开(?=了|个))(?:了)?(?:一[次场个届]|个|本次)?(?<name>(?!的)[^,。;:!?]{0,70}?${MEETING_END})${BEHIND_NAME}`,
  'u',
);
/** `省安委会2021年第四次全体会议在长春召开`. */
const WAS_HELD = new RegExp(
  `^(?<name>[^,。;:!?]{2,70}?${MEETING_END})(?:于?(?:今天|[今昨]日|[昨当]天|日前|近日|(?:\\d+月)?\\d+[日号](?:至\\d+[日号])?))?(?:[上下]午)?(?:在[^,。;:]{1,20}?)?(?:隆重|顺利)?(?:召开|举行|开幕|闭幕)(?!式|会|的|后|前|之|以来|时|情况)`,
  'u',
);
/** `记者从15日召开的新闻发布会获悉`: the report is of that meeting. */
const TOLD_AT = new RegExp(
  `[在从][^,。;:!?]{0,40}(?:召开|举行|举办)的(?<name>[^,。;:!?]{2,70}?${MEETING_END})(?:上|获悉|了解)`,
  'u',
);
/** Another meeting than this one: conveyed, watched, or held before. */
const OTHER_MEETING =
  /传达|收听|收看|出席|应邀|祝贺|致[信贺]|贯彻|学习|根据|按照|落实|会(?:议)?(?:结束|召开|精神)?[之以]?后|精神|此前|去年|上次|曾|将于?|拟/u;
/** Says that there was a meeting, not which. */
const NO_NAME =
  /^(?:了|一[次场个]|本次|此次|这次|相关|有关|紧急|专题|工作|党组|全体|\(?扩大\)?|[视电]频|电视电话|现场|干部|续|大|部署|中国|新闻发布|发布|吹风|和|以|的)*会(?:议)?$/u;
/** Not even which kind of meeting: 专题会, 党组扩大会议 and 电视电话会议 are better than nothing. */
const BARE =
  /^(?:了|一[次场个]|本次|此次|这次|相关|有关|紧急|工作|干部|全体|现场|续|大|中国|发布|吹风|和|以|的)*会(?:议)?$/u;
/** Minutes and transcripts are headed by the name alone: `…例会会议纪要`, `…发布会(第12场)`. */
const HEADING = new RegExp(
  `^(?<name>\\p{Script=Han}[^,。;:!?]{2,50}?${MEETING_END})(?:(?:会议)?(?:纪要|记录|实录|文字实录|通报|公报|公告)|\\(第[一二三四五六七八九十\\d]+[场次]\\))?$`,
  'u',
);
/** Only its number: the title may say of what. */
const NUMBER_ONLY =
  /^(?:\d{4}年)?(?:今年)?第[一二三四五六七八九十百零\d]+[次届场](?:全体|常务|专题|\(扩大\)|扩大|例|调度|工作|视频)*会(?:议)?$/u;
/** When it was held, before its name. */
const WHEN =
  /^(?:.*\d[日号])?(?:[今昨当][天日晚]|日前|近日)?(?:[上下中]午|晚上?|凌晨)?(?=.{4})|^(?:本报讯|新华社.*电)/u;
const LEAD_CHARACTERS = 400;
/** The title of a book or a campaign, whatever it says. */
const WORK = /《[^》]*》|“[^”]*”/gu;
const STOP = /[,。;:!?]/u;
const BLANK = /^\s+$/u;
const HAN = /^\p{Script=Han}{2}$/u;

/** What the report calls the meeting: what was held in its first sentences, else in its title. */
export function meetingNameOf(title: ReadText | null, body: ReadText): Found | null {
  const inBody = nameIn(body, body.folded.text.slice(0, LEAD_CHARACTERS));
  if (inBody && !NUMBER_ONLY.test(textOf(inBody))) return inBody;
  const inTitle = title && nameIn(title, title.folded.text);
  if (inTitle && !(inBody && NUMBER_ONLY.test(textOf(inTitle)))) return inTitle;
  return (
    inBody ??
    headingOf(title) ??
    nameIn(body, body.folded.text.slice(0, LEAD_CHARACTERS), BARE) ??
    (title && nameIn(title, title.folded.text, BARE))
  );
}

function headingOf(title: ReadText | null): Found | null {
  const name = title && HEADING.exec(title.folded.text)?.groups?.name;
  if (!title || !name || NO_NAME.test(name) || OTHER_MEETING.test(name)) return null;
  if (/召开|举行|主持/u.test(name)) return null;
  return foundAt(title, { start: 0, end: name.length });
}

function textOf({ value }: Found): string {
  return value.replaceAll(/[（]/gu, '(').replaceAll(/[）]/gu, ')');
}

/** The first name of a text that says more than what `noName` is like. */
function nameIn(on: ReadText, text: string, noName = NO_NAME): Found | null {
  for (const { start, end } of clausesIn(on, text)) {
    const span = nameInClause(text.slice(start, end), noName);
    if (span) return foundAt(on, { start: start + span.start, end: start + span.end });
  }
  return null;
}

/** Clauses of a folded text; a heading that runs into it ends with a blank of the shown text. */
function clausesIn({ shown, folded }: ReadText, text: string): Span[] {
  const clauses: Span[] = [];
  let start = 0;
  for (let end = 1; end <= text.length; end++) {
    const isStop = STOP.test(text[end] ?? '。');
    const gap = shown.slice(folded.ends[end - 1], folded.starts[end]);
    const isBlank = BLANK.test(gap) && HAN.test(`${text[end - 1]}${text[end]}`);
    if (!isStop && !isBlank) continue;
    clauses.push({ start, end });
    start = isStop ? end + 1 : end;
  }
  return clauses;
}

function nameInClause(clause: string, noName: RegExp): Span | null {
  const held = HELD.exec(clause);
  const before = held ? clause.slice(0, held.index) : '';
  const name = held?.groups?.name ?? '';
  if (
    held &&
    !noName.test(name) &&
    !OTHER_MEETING.test(before) &&
    !/精神|的会|主持|召开|举行/u.test(name)
  ) {
    const start = held.index + held[0].indexOf(name);
    return { start, end: start + name.length };
  }
  const told = TOLD_AT.exec(clause);
  const toldName = told?.groups?.name ?? '';
  if (told && !noName.test(toldName)) {
    const start = told.index + told[0].lastIndexOf(toldName);
    return { start, end: start + toldName.length };
  }
  const subject = WAS_HELD.exec(clause)?.groups?.name ?? '';
  const bare = subject.replace(WHEN, '');
  if (
    bare === '' ||
    noName.test(bare) ||
    OTHER_MEETING.test(bare.replaceAll(WORK, '')) ||
    /召开|举行/u.test(bare)
  ) {
    return null;
  }
  return { start: subject.length - bare.length, end: subject.length };
}
