import { findDates, formatDate } from '../../text/dates.ts';
import { findGlosses } from '../../text/glosses.ts';
import type { Dropped } from '../clean/clean.ts';

const LABELLED_SITE =
  /(?:[来來]\s?|稿)源\s*[:：]\s*[|｜]?\s*(?<site>\p{Script=Han}[\p{L}\p{N}·]{1,24}?)(?=作者|[时時][间間]|日期|字[体體号號]|[浏瀏][览覽]|[编編][辑輯]|[记記]者|[发發][布佈](?=[时時日人:：])|[发發]表(?=[时時日于於])|[点點][击擊]|[责責]任|[阅閱][读讀]|[访訪][问問]|[^\p{L}\p{N}·]|\d{4}|$)(?!\s*[:：])/u;
const PAGE_ADDRESS = /(?:地址|链接|鏈接|网址|網址|url)\s*[:：]\s*(https?:\/\/[^\s)）]+)/iu;
const BARE_ADDRESS = /^https?:\/\/\S+$/u;
/** Beside the date of publication: who published, when nothing is labelled. */
const PUBLISHER =
  /(?:网|網|报|報|电视台|電視台|广播台|融媒体?|融媒體|中心|客户端|客戶端|信息港|在线|在線|发布|發布|新闻|新聞|要闻|要聞|政府|办公室|辦公室|委员会|委員會|宣传部|宣傳部)$/u;
const CHANNEL =
  /^(?:集团|时政|图片|本地|国内|国际|社会|综合|热点|今日|首页|公司|医院|学校|工作)?(?:新闻|要闻|动态|首页)$|^(?:[大中小]|字[体号]|打印|关闭|收藏|分享|返回|正文)+$/u;
const HAN_NAME = /^\p{Script=Han}{3,20}$/u;
const DATE = /^(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\d{1,2}:\d{2}(?::\d{2})?)?$/u;
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

/** The address that the page gives for itself. */
export function addressOnPage(dropped: Dropped[]): string | null {
  for (const { rule, written } of dropped) {
    if (rule === 'bare-address' && BARE_ADDRESS.test(written)) return written;
    const labelled = PAGE_ADDRESS.exec(written)?.[1];
    if (labelled) return labelled;
  }
  return null;
}

/** The first full date of the page; behind the links to other pages the dates are theirs. */
export function publishedOn(dropped: Dropped[]): string | null {
  for (const { text } of ofThePage(dropped)) {
    const date = findDates(text).find(mention => mention.year !== null && mention.day !== null);
    if (date) return formatDate(date);
  }
  return null;
}

/** Who published the report: behind 来源, else the name beside the date; as written, less glosses. */
export function siteOn(dropped: Dropped[]): string | null {
  const lines = [...ofThePage(dropped)].map(({ written }) => withoutGlosses(written));
  for (const line of lines) {
    const site = LABELLED_SITE.exec(line)?.groups?.site;
    if (site) return site;
  }
  for (const line of lines) {
    const site = nameBesideDate(line);
    if (site) return site;
  }
  return null;
}

/** `恩施新闻网 2021-08-05`, `2022-01-17 06:58 北方静海 记者:…`. */
function nameBesideDate(line: string): string | null {
  const parts = line.split(/[\s|｜\u00a0]+/u).filter(part => part !== '');
  const date = parts.findIndex(part => DATE.test(part));
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
    if (rule === 'related' || rule === 'neighbour-page') return;
    if (/^(?:title|repeated|bare-address|address-of-page)$/u.test(rule)) continue;
    yield line;
  }
}

function withoutGlosses(written: string): string {
  const glosses = findGlosses(written);
  return glosses.reduceRight(
    (text, { start, end }) => text.slice(0, start) + text.slice(end),
    written,
  );
}
