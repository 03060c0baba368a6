import { html } from 'hono/html';
import type { ReportRecord } from '../../index/catalog/catalog.ts';
import type { FoundMeasure } from '../../index/catalog/catalog-lists.ts';
import type { ReportIndex } from '../../index/report-index.ts';
import { groupBy } from '../../text/group-by.ts';
import { framed, type Page } from '../frame.ts';
import { type Html, inARow, oneLine, placeSaid, said, tongueOf, verbatim } from '../markup.ts';
import { dateShown, reportLink } from '../report-facts.ts';
import { pager } from './paging.ts';

const MEASURES_PER_PAGE = 60;

/** Measures on a topic, the oldest first: one page of them, by reports. */
export interface TopicMeasures {
  topic: string;
  count: number;
  page: number;
  pages: number;
  reports: { record: ReportRecord; measures: (FoundMeasure & { text: string })[] }[];
}

/** What was asked for on a topic, or null when nothing was. */
export async function topicMeasures(
  index: ReportIndex,
  topic: string,
  wanted: number,
): Promise<TopicMeasures | null> {
  const all = await index.measuresOn(topic);
  if (all.length === 0) return null;
  const pages = Math.ceil(all.length / MEASURES_PER_PAGE);
  const page = Math.min(wanted, pages);
  const shown = all.slice((page - 1) * MEASURES_PER_PAGE, page * MEASURES_PER_PAGE);
  const reports: TopicMeasures['reports'] = [];
  for (const [reportIndex, measures] of groupBy(shown, measure => measure.reportIndex)) {
    const [record] = await index.records([reportIndex]);
    const body = await index.body(reportIndex);
    const quoted = measures.map(measure => ({
      ...measure,
      text: body.slice(measure.start, measure.end),
    }));
    if (record) reports.push({ record, measures: quoted });
  }
  return { topic, count: all.length, page, pages, reports };
}

/** What was asked for on a topic, by date, each measure leading to its place. */
export function topicPage(page: Page, found: TopicMeasures): Html {
  const { say, addresses } = page;
  const { topic, count } = found;
  const main = html`<div class="listing topic">
<header><p class="kicker">${say('reader-topic')}</p><h1>${said(topic)}</h1>
<p class="dateline">${say('reader-topic-count', { count })} · <a href="${addresses.list({ topic })}">${say('reader-topic-reports')}</a></p></header>
<div class="list"><ol class="entries">${found.reports.map(
    ({ record, measures }) => html`<li><h2>${reportLink(page, record)}</h2>
<p class="facts">${inARow([dateShown(page, record), placeSaid(record.place)])}</p>
<ul class="quotes" lang="${tongueOf(record.script)}">${measures.map(
      ({ start, end, speaker, text }) => {
        const who = speaker === null ? '' : html`<small>${oneLine(speaker)}</small> `;
        return html`<li>${who}<a href="${addresses.report(record.reportId, { start, end })}">${verbatim(text)}</a></li>`;
      },
    )}</ul></li>\n`,
  )}</ol>
${pager(page, { ...found, at: number => addresses.topic(topic, number) })}</div>
</div>`;
  return framed(page, { title: oneLine(topic), main });
}
