import { findDates, formatDate } from '../../text/dates.ts';
import { findGlosses } from '../../text/glosses.ts';
import type { Dropped } from '../clean/clean.ts';
import { type Found, foundAs, readText } from './found.ts';

const LABELLED_SITE =
  /(?<!(?:[图圖]片|照片|[数數][据據]|素材|[视視][频頻]))(?:(?:[来來]\s?|稿)源|出[处處])(?:于|[单單]位)?\s*(?:[:：]\s*[|｜]?|[|｜/／丨│┃])\s*[《「“【]?(?<site>\p{Script=Han}[\p{L}\p{N}·]{1,24}?)(?=作者|[时時][间間]|日期|字[体體号號]|[浏瀏][览覽]|[编編][辑輯]|[记記]者|[发發][布佈](?=[时時日人:：])|[发發]表(?=[时時日于於])|[点點][击擊]|[责責](?:任|[编編])|人[气氣]|[审審][核稿]|校[对對]|通[讯訊][员員]|[摄攝]影|[录錄]入|查看|分享|打印|供稿|撰稿|[初一][审審]|更新|[阅閱][读讀]|[访訪][问問]|[^\p{L}\p{N}·]|\d{4}|$)(?!\s*[:：])/u;
/** Who sent it in or brought it out, when no line names the source. */
const LABELLED_PUBLISHER =
  /(?:(?:供稿|[来來]稿|[发發][布佈]|[发發]稿)(?:[单單]位|机构|機構|部[门門])?\s*[:：]|(?:[编編]|[发發])[发發]\s*[:：]|作者\s*[:：]|(?:[转轉](?:[载載])?|摘|[选選])自\s*[:：]?|[来來]源(?=\s))\s*[《「“]?(?<site>\p{Script=Han}{4,20})(?=[^\p{Script=Han}]|$)/u;
/** `某某网版权所有`, `主办：某某县融媒体中心`. */
const RIGHTS_HOLDER =
  /(?:copyright|©|ⓒ)[^\d\p{Script=Han}]{0,12}(?:\d{4}(?:\s*[-—]\s*\d{4})?)?\s*(?:by\s*)?(?<named>\p{Script=Han}{3,20})|(?<![\p{L}])(?<before>\p{Script=Han}{3,20}?)\s*(?:版[权權]所有|主[办辦](?![:：单單]))|(?:版[权權]所有|主[办辦](?:[单單]位)?)\s*[:：]?\s*(?<behind>\p{Script=Han}{3,20})/iu;
const LABEL_ALONE = /(?:[来來]源|稿源)\s*[:：]\s*$/u;
const PAGE_ADDRESS = /(?:地址|链接|鏈接|网址|網址|url)\s*[:：]\s*(https?:\/\/[^\s)）]+)/iu;
/** The address, or what a line that holds more begins with. */
const BARE_ADDRESS = /^https?:\/\/[^\s\p{Script=Han}]+(?=\s|$)/u;
/** Beside the date of publication: who published, when nothing is labelled. */
const ADDRESS_IN_LINE = /https?:\/\/[^\s\p{Script=Han}]+/gu;
const DATE_BEHIND_ADDRESS = /^https?:\/\/\S+\s+(?:19|20)\d{2}[-/.年]/u;
const PUBLISHER =
  /(?:网|網|报|報|电视台|電視台|广播台|融媒体?|融媒體|中心|客户端|客戶端|信息港|在线|在線|发布|發布|新闻|新聞|要闻|要聞|政府|办公室|辦公室|委员会|委員會|宣传部|宣傳部)$/u;
/** A site's or paper's own name; its channels are named less fully. */
const MEDIA =
  /(?:[网網]站?|[报報]社?|通[讯訊]社|[周週]刊|电视台|電視台|广播台|融媒体?|融媒體|新闻中心|新聞中心|零距离|之窗|之声|发布|發布|在线|在線|信息港|门户|門戶|新聞)$/u;
/** How much of a page's beginning may name the site. */
const HEAD_LINES = 8;
const HEAD_RULE = /^(?:before-title|welcome|menu|breadcrumb|label|labels-of-page|dateline)$/u;
const GREETING =
  /^(?:热烈|熱烈)?[欢歡]迎(?:您|大家)?(?:光[临臨]|[访訪][问問]|[来來]到|登[录錄陆陸]|[浏瀏][览覽])?/u;
const NAMES_PUBLISHER = 'names-publisher';
const CHANNEL =
  /^(?:星期|周)[一二三四五六日天]$|^(?:数字|電子|电子|手机|视频|本地)[报報]$|^(?:新[闻聞]|信息|[权權]威)[发發]布$|^(?:[县縣市省区區]?(?:新闻|新聞)(?:中心|网|網)|本[网網报報站台])$|^(?:集团|时政|图片|本地|国内|国际|社会|综合|热点|今日|首页|公司|医院|学校|工作)?(?:新闻|要闻|动态|首页)$|^(?:[大中小]|字[体号]|打印|关闭|收藏|分享|返回|正文)+$/u;
const HAN_NAME = /^\p{Script=Han}{3,20}$/u;
const DATE =
  /^[[(（【]?(?:\p{Script=Han}{2,6}[:：])?(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\d{1,2}:\d{2}(?::\d{2})?)?[\])）】]?$/u;
const YEARLESS_DATE = /^\d{1,2}[-/月]\d{1,2}日?$/u;
/** Dates of these lines are no date of publication. */
const OTHER_DATE = /公示期|有效期|截止|[访訪]客|天[气氣]/u;
/** A page's own clock stands above its headline. */
const CLOCK = /星期|周[一二三四五六日]|今天是/u;
const TIME = /^\d{1,2}[:：]\d{2}(?:[:：]\d{2})?$/u;

/** The date in an address (`/202108/t20210812_1.html`, `/2021/0812/`, `/2021-8/12/`); else null. */
export function dateInAddress(url: string | null): string | null {
  const [, year, month, day] =
    /(?<!\d)(20\d{2})[-/_]?(1[0-2]|0[1-9])[-/_]?(3[01]|[12]\d|0[1-9])(?!\d)/u.exec(url ?? '') ??
    /(?<!\d)(20\d{2})[-/_](1[0-2]|[1-9])[-/_](3[01]|[12]\d|[1-9])(?!\d)/u.exec(url ?? '') ??
    [];
  if (!year) return null;
  return formatDate({ year: Number(year), month: Number(month), day: Number(day) });
}

/** The last day of the month that an address names without a day: `/202108/1a2b.html`. */
export function monthInAddress(url: string | null): string | null {
  const [, year, month] = /\/(20\d{2})[-/]?(1[0-2]|0[1-9])\//u.exec(url ?? '') ?? [];
  if (!year) return null;
  const day = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return formatDate({ year: Number(year), month: Number(month), day });
}

/** The address that the page gives for itself. */
export function addressOnPage(dropped: Dropped[]): Found | null {
  for (const line of dropped) {
    const [address] = (line.rule === 'bare-address' && BARE_ADDRESS.exec(line.written)) || [];
    if (address) return foundOn(line, address);
    const labelled = PAGE_ADDRESS.exec(line.written)?.[1];
    if (labelled) return foundOn(line, labelled);
  }
  return null;
}

/** The first full date of the page; behind the links to other pages the dates are theirs. */
export function publishedOn(dropped: Dropped[]): Found | null {
  const title = dropped.findIndex(({ rule }) => rule === 'title');
  let clock: Found | null = null;
  for (const line of ofThePage(dropped)) {
    if (OTHER_DATE.test(line.text)) continue;
    const told = line.text.replace(ADDRESS_IN_LINE, address => ' '.repeat(address.length));
    const date = findDates(told).find(({ year, day }) => year !== null && day !== null);
    const value = date ? formatDate(date) : null;
    if (!date || value === null) continue;
    const found = foundAs(value, readText(line.written, line), date);
    if (!CLOCK.test(line.text) || dropped.indexOf(line) > title) return found;
    clock ??= found;
  }
  return clock;
}

/**
 * Who published the report: behind 来源, else the name beside the date, who sent it in, the agency or
 * paper that the report begins with, the page's head, its signature, whose rights it is. As
 * written, less glosses.
 */
export function siteOn(dropped: Dropped[]): Found | null {
  const lines = [...ofThePage(dropped)].map(line => ({ line, text: withoutGlosses(line.written) }));
  for (const [index, { line, text }] of lines.entries()) {
    const value = lines[index + 1];
    if (value?.line.rule === 'label-value' && LABEL_ALONE.test(text)) {
      return foundOn(value.line, value.text);
    }
    const site = LABELLED_SITE.exec(text)?.groups?.site;
    if (site) return foundOn(line, site);
  }
  for (const { line, text } of lines) {
    const site = nameBesideDate(text);
    if (site) return foundOn(line, site);
  }
  for (const { line, text } of lines) {
    const site = LABELLED_PUBLISHER.exec(text)?.groups?.site;
    if (site && PUBLISHER.test(site)) return foundOn(line, site);
  }
  const lead = dropped.find(({ rule }) => rule === NAMES_PUBLISHER);
  if (lead) return foundOn(lead, lead.written);
  return (
    nameInHead(dropped) ?? behindTitle(dropped) ?? signedBy(dropped) ?? holderOfRights(dropped)
  );
}

/** The site's name at the beginning of one of the page's first lines. */
function nameInHead(dropped: Dropped[]): Found | null {
  for (const line of dropped.slice(0, HEAD_LINES)) {
    if (!HEAD_RULE.test(line.rule)) continue;
    const words = withoutGlosses(line.written).replace(GREETING, '');
    const [name = ''] = words.split(/[\s|｜>»!！★☆【】]+/u).filter(word => word !== '');
    if (isMediaName(name)) return foundOn(line, name);
  }
  return null;
}

/** A window's title ends with the site: `…会议_要闻_某某网`. */
function behindTitle(dropped: Dropped[]): Found | null {
  for (const line of dropped.filter(({ rule }) => rule === 'title')) {
    const [, ...parts] = withoutGlosses(line.written).split(/\s*[_|｜]\s*|\s[-–—]\s/u);
    const name = parts.findLast(isMediaName);
    if (name) return foundOn(line, name);
  }
  return null;
}

/** A paper or station that signs the report on a line of its own. */
function signedBy(dropped: Dropped[]): Found | null {
  const line = dropped.find(
    ({ rule, written }) => rule === 'behind-body' && isMediaName(withoutGlosses(written)),
  );
  return line ? foundOn(line, withoutGlosses(line.written)) : null;
}

function holderOfRights(dropped: Dropped[]): Found | null {
  for (const line of dropped) {
    const { named, before, behind } =
      RIGHTS_HOLDER.exec(withoutGlosses(line.written))?.groups ?? {};
    const name = named ?? before ?? behind;
    if (name && line.rule !== 'title' && PUBLISHER.test(name)) return foundOn(line, name);
  }
  return null;
}

function isMediaName(name: string): boolean {
  return HAN_NAME.test(name) && MEDIA.test(name) && !CHANNEL.test(name);
}

/** What stands in a line, or with glosses or blanks in it somewhere in the line. */
function foundOn(line: Dropped, value: string): Found {
  const { written } = line;
  const on = readText(written, line);
  const at = written.indexOf(value);
  if (at === -1) return { value, start: 0, end: written.length, on };
  return { value, start: at, end: at + value.length, on };
}

/** `恩施新闻网 2021-08-05`, `2022-01-17 06:58 北方静海 记者:…`. */
function nameBesideDate(line: string): string | null {
  const parts = line.split(/[\s|｜\u00a0]+/u).filter(part => part !== '');
  const date = parts.findIndex(
    (part, index) =>
      DATE.test(part) || (YEARLESS_DATE.test(part) && TIME.test(parts[index + 1] ?? '')),
  );
  if (date === -1) return null;
  const isName = (part: string) => HAN_NAME.test(part) && !CHANNEL.test(part);
  const before = parts.slice(0, date).findLast(part => isName(part) && PUBLISHER.test(part));
  if (before) return before;
  const behind = parts.slice(date + 1).filter(part => !TIME.test(part));
  const next = behind[0] ?? '';
  if (isName(next)) return next;
  return behind.find(part => isName(part) && PUBLISHER.test(part)) ?? null;
}

function* ofThePage(dropped: Dropped[]): Generator<Dropped> {
  for (const line of dropped) {
    const { rule } = line;
    if (/^(?:related|other-pages|comment|neighbour-page)$/u.test(rule)) return;
    if (/^(?:title|repeated|address-of-page)$/u.test(rule)) continue;
    if (rule === 'bare-address' && !DATE_BEHIND_ADDRESS.test(line.written)) continue;
    yield line;
  }
}

/** A line of the page as it was before it was glossed. */
export function withoutGlosses(written: string): string {
  const glosses = findGlosses(written);
  return glosses.reduceRight(
    (text, { start, end }) => text.slice(0, start) + text.slice(end),
    written,
  );
}
