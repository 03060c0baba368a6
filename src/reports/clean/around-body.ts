import { foldText } from '../../text/fold.ts';
import { isPersonName } from '../../text/names.ts';
import { ORGANISATION } from './headline.ts';
import type { Line } from './line-breaks.ts';

/** A sentence ends here, whatever closes behind it: a quote, the writer's name in brackets. */
const SENTENCE_END = /(?:[。;…]|(?<=\p{Script=Han})\.)(?:[”’"'」』】》)\]]|\([^()]{1,30}\))*$/u;
/** Slogans and comments cry and ask, too, but shortly. */
const CRY_END = /[!?](?:[”’"'」』】》)\]]|\([^()]{1,30}\))*$/u;
const CRY_CHARACTERS = 14;
/** A line as long as this, with commas, is a sentence that was cut; of a footer's it is labels. */
const CUT_SENTENCE = { characters: 40, marks: /[,、;。].*[,、;。]/u };
const FOOTER_LABEL = /(?:地址|邮编|电话|热线|传真|邮箱|备案?|网站|主办|承办|版权|copyright)/u;
const HEADING =
  /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|第[一二三四五六七八九十]+[章条部项])/u;
const NUMBER_MARK = /^(?:\(?\d+[.、)](?!\d)|[①-⑳])/u;
const BULLET_MARK = /^[-—·•●■◆▪*>►▶]/u;
/** Heads of minutes that may stand at their end. */
const FORM_END =
  /^.{0,6}(?:地点|主席|主持人?|出席|列席|缺席|请假|记录人?|整理|参加|参会|到会|委员|人员|签名|签字):/u;
const MEETING_END =
  /^(?:散会|完毕?|谢谢.{0,6}|会议.{0,20}(?:结束|闭幕|散会).{0,6}|特此.{2,6}|附件?\d?[:].{2,60}|此(?:致|复))$/u;
/** Behind the text: who signs it, or what it is. */
const SIGNATURE = { characters: 24, saysMore: /[,:;|!?\d。、“”]/u };
const MEDIA =
  /(?:融媒体?(?:中心)?|[日晚早周]报社?|新闻网?|电视台|广播台|新闻中心|发布|客户端|网站?|在线|频道|出品)$/u;
const NAMED_END = /^(?:关于|附).{2,16}$|(?:报告|决定|[纪记]录|纪要|事项|的议?案)$/u;
const NAMED_END_CHARACTERS = 18;
const IN_BRACKETS = /^[(【〔][^()]{2,40}[)】〕]$/u;
const DATE_ONLY = /^[〇零一二三四五六七八九十年月日\d]{6,16}$/u;
const HAN = /\p{Script=Han}/u;
/** Less text than this is not yet a body. */
const LEAST_BODY_CHARACTERS = 60;
const LABEL_CHARACTERS = 6;
const PUNCTUATION = /[。，、；：！？.,;:!?()\d“”"「」《》]/u;
/** Words of reports; a mere label of a page has none. */
const OF_REPORT =
  /会|议|关于|[的案]|报告|事项|决定|[纪记]录|主席|主任|秘书|签|完|谢|礼|附|此|同意|通过/u;
/** A row of channels: so many, each so short. */
const ROW = { least: 4, leastOfShort: 3, short: 4, most: 8, names: 1 / 3 };

/** What the body's own sentences are numbered or marked with. */
interface Shape {
  numbers: boolean;
  bullets: boolean;
}

/** A label of the page: short, says nothing, and is no word of a report and no name. */
export function isLabel(line: Line, text: string): boolean {
  if (line.folded.length > LABEL_CHARACTERS || PUNCTUATION.test(line.text)) return false;
  if (OF_REPORT.test(line.folded) || ORGANISATION.test(line.folded)) return false;
  return !isNames(text.slice(line.start, line.end));
}

/** Index of the first line that reads like running text; of none, -1. */
export function firstOfBody(lines: readonly Line[], text: string): number {
  const shape = shapeOf(lines);
  return lines.findIndex(line => line.rule === null && readsOn(line, shape, text));
}

/**
 * Index behind the last line of the report: behind the last that reads like running text, or goes
 * on in the body's own form, only a signature, a date or what the text is called belongs to it. What
 * follows is the page, unless there is no body before it.
 */
export function endOfBody(lines: readonly Line[], text: string): number {
  const shape = shapeOf(lines);
  const isText = (line: Line) => line.rule === null && readsOn(line, shape, text);
  let last = lines.findLastIndex(isText);
  const said = lines
    .slice(0, last + 1)
    .reduce((sum, line) => sum + (isText(line) ? line.folded.length : 0), 0);
  if (said < LEAST_BODY_CHARACTERS) return lines.length;
  for (let i = last + 1; i < lines.length; i++) {
    const [line, before] = [lines[i], lines[last]];
    if (!line || !before || (line.rule === null && !belongsBehind(line, before, text))) break;
    if (line.rule === null) last = i;
  }
  return last + 1;
}

/** Channels of a site in a row: `要闻 政务 服务 专题`. */
export function isRowOfChannels(line: Line, text: string): boolean {
  const written = text.slice(line.start, line.end);
  const parts = written.split(/[\s|｜·•/]+/u).filter(part => part !== '');
  if (parts.length < ROW.leastOfShort || /[，。、：；！？,:;“”「」《》()（）\d]/u.test(written)) {
    return false;
  }
  const longest = Math.max(...parts.map(part => part.length));
  if (longest > (parts.length < ROW.least ? ROW.short : ROW.most)) return false;
  const names = parts.filter(part => isPersonName(foldText(part))).length;
  return names <= parts.length * ROW.names && !/[召举]开|会[议议]|纪\s*要/u.test(written);
}

function shapeOf(lines: readonly Line[]): Shape {
  const said = lines.filter(({ rule, folded }) => rule === null && SENTENCE_END.test(folded));
  return {
    numbers: said.some(({ folded }) => NUMBER_MARK.test(folded)),
    bullets: said.some(({ folded }) => BULLET_MARK.test(folded)),
  };
}

function readsOn({ folded, start, end }: Line, shape: Shape, text: string): boolean {
  if (!HAN.test(folded)) return false;
  if (SENTENCE_END.test(folded) || HEADING.test(folded)) return true;
  if (CRY_END.test(folded) && folded.length >= CRY_CHARACTERS) return true;
  if (FORM_END.test(folded) || MEETING_END.test(folded)) return true;
  if (shape.numbers && NUMBER_MARK.test(folded)) return true;
  if (shape.bullets && BULLET_MARK.test(folded)) return true;
  if (folded.length >= CUT_SENTENCE.characters && CUT_SENTENCE.marks.test(folded)) {
    return !FOOTER_LABEL.test(folded);
  }
  return folded.length > LABEL_CHARACTERS && isNames(text.slice(start, end));
}

function belongsBehind({ folded, start, end }: Line, before: Line, text: string): boolean {
  if (HEADING.test(before.folded) && !SENTENCE_END.test(before.folded)) return true;
  if (IN_BRACKETS.test(folded) || DATE_ONLY.test(folded)) return true;
  if (SIGNATURE.saysMore.test(folded)) return false;
  if (folded.length <= NAMED_END_CHARACTERS && NAMED_END.test(folded)) return true;
  if (isNames(text.slice(start, end))) return true;
  return folded.length <= SIGNATURE.characters && ORGANISATION.test(folded) && !MEDIA.test(folded);
}

/** Names of those present or of the author, alone or in a row. */
function isNames(written: string): boolean {
  return written.split(/[\s、,，]+/u).every(part => isPersonName(foldText(part)));
}
