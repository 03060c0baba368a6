import { foldText } from '../../text/fold.ts';
import { isNameBehindTitle, isPersonName, isPlace } from '../../text/names.ts';
import { type Found, foldedSpan, foundAs, foundAt, type ReadText } from './found.ts';
import { withoutGlosses } from './page-facts.ts';

const REPORTER =
  /(?:特[约約]|[实實][习習]|本[报報网網台]|首席|全媒体|融媒体?)?(?:[记記]者|通[讯訊][员員]|作者(?=[\s:：|｜/／])|撰[稿文]人?(?=[\s:：丨│┃])|(?:供稿|来稿|來稿|投稿)人?(?=[\s:：])|采[写寫]|[实實][习習]生|(?:文字|[图圖]文|文[图圖]|文)(?=[:：])|(?:文\/?)?(?<!供)[图圖]\/|文\/[图圖]?|原[创創](?=\s))/u;
const EDITOR = /(?:[责責]任[编編][辑輯]|[责責][编編]|(?<![络絡])[编編][辑輯](?!部|室|[中组組]))/u;
const CREDIT = new RegExp(`(?<editor>${EDITOR.source})|(?<reporter>${REPORTER.source})`, 'gu');
/** What ends the names behind a label. */
const CREDIT_END =
  /[|｜\])）】。；;\n]|[来來]源|[时時][间間]|[点點][击擊]|[浏瀏][览覽]|字[体體號号]|[发發][布表]|[审審][校核对對读讀]|[校][对對]|[编編][审審]|[初复復终終一二三]\s?[审審]|监制|監製|攝影|摄影|值班|[总總][编編]|主[编編]|[阅閱][读讀]|[制製]作|[图圖視视][片频頻]?[:：]|供[图圖]|更新|播[报報]|\s[·•]\s|\d{2,}/u;
/** A line of the body that only names who wrote it. */
const CREDIT_LINE = new RegExp(`^[\\s(（]*(?:${EDITOR.source}|${REPORTER.source})\\s*[:： ]`, 'u');
const CREDIT_LINE_CHARACTERS = 50;
/** Behind a label a name may be longer, as minorities' are. */
const CREDITED = /^\p{Script=Han}{2,6}$|^\p{Script=Han}{1,8}(?:·\p{Script=Han}{1,8})+$/u;
const OFFICE =
  /(?:[报報网網台社局委办辦部科室处處]|中心|融媒|公司|[频頻]道|日报|宣|[报報][导導道]|[整综][理合])$/u;

/** What stands in the place of a name when nobody signs, and words of the page. */
const NOBODY =
  /^(?:佚名|更新|播[报報]|本站|本[网網报報台]|未知|匿名|[网網][络絡]|管理[员員]|[综綜]合|整理|[转轉][载載]|原[创創]|[记記]者|[编編][辑輯]|作者|[摄攝]影?|供稿|文字|[图圖]片|小[编編]|校[办辦])$/u;
/** What a name did, behind it: `甲/文 乙/图`. */
const SHARE =
  /(?<=\p{Script=Han}{2})\s?[/／](?:文|[图圖]文?|[摄攝]影?|[视視][频頻])(?=$|[\s、，,)）])/gu;

const BRACKETS = /[(（【[][^()（）【】[\]]{2,60}[)）】\]]/gu;
/** The name alone in brackets at the end of a report is its writer's. */
const SIGNED =
  /(?:[(（](?:\S{2,14}(?:[部办室局委科站社院校厅中心镇乡府处台会]|公司)\s+)?|^[■□◆●]\s*)(\p{Script=Han}(?:\s{0,2}\p{Script=Han}){1,3}(?:[\s、]+\p{Script=Han}{2,3}){0,2})(?:[)）]|$)\s*$/dmu;

/** Behind it stands who took the pictures: `(展小舟 供图 那晓)`. */
const OF_PICTURES = /(?<=[\s、])(?:供[图圖]|[摄攝]影?|[图圖]片?)[\s、]/u;
const SIGNED_CHARACTERS = 60;

/** Who wrote a report and who edited it. */
export interface Credits {
  reporters: Found[];
  editors: Found[];
}

/** A stretch of a text that may name who wrote the report. */
interface CreditLine {
  on: ReadText;
  start: number;
  text: string;
}

/** Names behind labels such as `记者` and `责任编辑` on the page and in the body's brackets. */
export function creditsIn(page: ReadText[], body: ReadText): Credits {
  const credits: Credits = { reporters: [], editors: [] };
  for (const line of creditLines(page, body)) {
    const text = withoutGlosses(line.text);
    const labels = [...text.matchAll(CREDIT)];
    for (const [i, match] of labels.entries()) {
      const from = match.index + match[0].length;
      const names = creditedNames(text.slice(from, labels[i + 1]?.index ?? text.length));
      if (match.groups?.editor) {
        credits.editors.push(...names.map(name => locate(line, text.slice(0, from), name)));
      } else credits.reporters.push(...names.map(name => locate(line, text.slice(0, from), name)));
    }
  }
  if (credits.reporters.length === 0) credits.reporters.push(...signatures(body));
  return credits;
}

function creditLines(page: ReadText[], body: ReadText): CreditLine[] {
  const brackets = [...body.shown.matchAll(BRACKETS)];
  const ownLines = [...body.shown.matchAll(/[^\n]+/gu)].filter(
    ([line]) => line.length <= CREDIT_LINE_CHARACTERS && CREDIT_LINE.test(line),
  );
  const inBody = ({ 0: text, index }: RegExpExecArray) => ({ on: body, start: index, text });
  const onPage = (on: ReadText) => ({ on, start: 0, text: on.shown });
  return [...brackets.map(inBody), ...page.map(onPage), ...ownLines.map(inBody)];
}

/** A name behind a label of a line; the whole line when blanks or glosses hide where it stands. */
function locate({ on, start, text }: CreditLine, before: string, name: string): Found {
  const line = foldedSpan(on, { start, end: start + text.length });
  const folded = foldText(name);
  const at = on.folded.text.indexOf(folded, line.start + foldText(before).length);
  if (at === -1 || at + folded.length > line.end) return foundAs(name, on, line);
  return foundAs(name, on, { start: at, end: at + folded.length });
}

/** `(展小舟)`, `(镇宣传部 展小舟)`, `(朱小旭 李小胜)` at the end of the text. */
function signatures(body: ReadText): Found[] {
  const tail = body.shown.slice(-SIGNED_CHARACTERS);
  const [start, end] = SIGNED.exec(tail)?.indices?.[1] ?? [];
  if (start === undefined || end === undefined) return [];
  const from = body.shown.length - tail.length + start;
  const whole = foundAt(body, foldedSpan(body, { start: from, end: from + end - start }));
  if (isName(whole.value)) return [whole];
  let at = from;
  const [named = ''] = tail.slice(start, end).split(OF_PICTURES);
  return named.split(/(?<=[\s、])/u).flatMap(word => {
    const name = word.replace(/[\s、]+$/u, '');
    const span = { start: at, end: at + name.length };
    at += word.length;
    return isName(name) ? [foundAt(body, foldedSpan(body, span))] : [];
  });
}

function creditedNames(text: string): string[] {
  const behind = text.replace(/^\s*[:：|｜丨│┃]?\s*/u, '').replaceAll(SHARE, ' ');
  const end = behind.search(CREDIT_END);
  const words = (end === -1 ? behind : behind.slice(0, end))
    .replaceAll(
      /(?<=^|[\s、,，])(\p{Script=Han})\s{1,2}(\p{Script=Han}{1,2})(?=$|[\s、,，])/gu,
      '$1$2',
    )
    .split(/[\s、,，/／]+/u);
  return words.filter(
    word =>
      CREDITED.test(word) && !OFFICE.test(word) && !NOBODY.test(word) && maySign(foldText(word)),
  );
}

/** Who signs needs no listed surname, but a long name must sound like one, and a place signs nothing. */
function maySign(word: string): boolean {
  if (word.includes('·') || isPersonName(word)) return true;
  return word.length > 3 ? isNameBehindTitle(word) : !isPlace(word);
}

function isName(word: string): boolean {
  return word.includes('·') || isPersonName(foldText(word));
}
