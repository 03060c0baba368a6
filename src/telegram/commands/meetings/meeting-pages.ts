import type { InlineKeyboardButton } from 'grammy/types';
import type { FacetKind } from '../../../index/catalog/catalog-lists.ts';
import type { ReportIndex } from '../../../index/report-index.ts';
import type { BotContext } from '../../context.ts';
import { inRows } from '../../reply/keyboard.ts';
import { addHead, type ListPage, pageOf, turning, withButtons } from '../../reply/list-page.ts';
import { RichText } from '../../reply/rich-text.ts';
import { openButton, reportLine, shownName } from '../report-lines.ts';
import { EVERYTHING, filterOf, type Selection, selectionName } from './selection.ts';
import { selectionData } from './selection-data.ts';

const REPORTS_A_PAGE = 6;
const PLACES_A_PAGE = 10;
const PLACE_COLUMNS = 2;
const MONTHS_A_PAGE = 12;
const MONTH_COLUMNS = 3;

/** What is asked to be shown of the reports. */
export interface AskedPage {
  selection: Selection;
  /** From 0. */
  page: number;
}

/** Data of the button for a page of a view: reports, places or times; at most 43 bytes. */
export function pageData(view: 'l' | 'p' | 't', selection: Selection, page = 0): string {
  return `m:${view}:${page}:${selectionData(selection)}`;
}

/** Reports of a selection, newest first, each with a button that opens it. */
export async function meetingList(
  context: BotContext,
  index: ReportIndex,
  { selection, page: asked }: AskedPage,
): Promise<ListPage> {
  const filter = filterOf(selection);
  const { count } = await index.list(filter, { offset: 0, limit: 0 });
  const page = pageOf(asked, REPORTS_A_PAGE, count);
  const { reportIndexes } = await index.list(filter, page);
  const records = await index.records(reportIndexes);
  const text = new RichText();
  const of = shownName(selectionName(selection));
  const title = context.t(count === 0 ? 'meetings-none' : 'meetings-title', { count });
  addHead(context, text, { title, of, page });
  text.add('\n');
  for (const [i, record] of records.entries()) {
    text.add(`\n${page.offset + i + 1}. ${reportLine(context, record)}`);
  }
  const opening = records.map(({ reportId }, i) =>
    openButton(String(page.offset + i + 1), reportId),
  );
  const rows = [
    opening,
    turning(context, page, number => pageData('l', selection, number)),
    [
      { text: context.t('meetings-by-place'), callback_data: pageData('p', selection) },
      { text: context.t('meetings-by-month'), callback_data: pageData('t', selection) },
    ],
    everything(context, selection),
  ];
  return { reply: withButtons(text, rows), isAsked: page.isAsked };
}

/** Places of the reports of a time, with counts, to narrow the list to. */
export async function placeChoice(
  context: BotContext,
  index: ReportIndex,
  asked: AskedPage,
): Promise<ListPage> {
  const { period } = asked.selection;
  return choice(context, index, asked, {
    kind: 'place',
    among: { place: null, period },
    chosen: place => ({ place, period }),
    view: 'p',
    title: context.t('meetings-choose-place'),
    size: PLACES_A_PAGE,
    columns: PLACE_COLUMNS,
  });
}

/** Months of the reports of a place, with counts, to narrow the list to. */
export async function monthChoice(
  context: BotContext,
  index: ReportIndex,
  asked: AskedPage,
): Promise<ListPage> {
  const { place } = asked.selection;
  return choice(context, index, asked, {
    kind: 'month',
    among: { place, period: null },
    chosen: period => ({ place, period }),
    view: 't',
    title: context.t('meetings-choose-month'),
    size: MONTHS_A_PAGE,
    columns: MONTH_COLUMNS,
  });
}

interface Choice {
  kind: FacetKind;
  /** What the counted reports are narrowed to. */
  among: Selection;
  chosen: (name: string) => Selection;
  view: 'p' | 't';
  title: string;
  size: number;
  columns: number;
}

async function choice(
  context: BotContext,
  index: ReportIndex,
  { selection, page: asked }: AskedPage,
  { kind, among, chosen, view, title, size, columns }: Choice,
): Promise<ListPage> {
  const facets = await index.facets(kind, filterOf(among));
  const page = pageOf(asked, size, facets.length);
  const text = new RichText();
  addHead(context, text, { title, of: shownName(selectionName(among)), page });
  const buttons = facets.slice(page.offset, page.offset + size).map(({ name, reports }) => ({
    text: `${shownName(name)} ${reports}`,
    callback_data: pageData('l', chosen(name)),
  }));
  const rows = [
    ...inRows(buttons, columns),
    turning(context, page, number => pageData(view, selection, number)),
    [{ text: context.t('meetings-back'), callback_data: pageData('l', selection) }],
  ];
  return { reply: withButtons(text, rows), isAsked: page.isAsked };
}

function everything(context: BotContext, selection: Selection): InlineKeyboardButton[] {
  if (selection.place === null && selection.period === null) return [];
  return [{ text: context.t('meetings-all'), callback_data: pageData('l', EVERYTHING) }];
}
