import { html } from 'hono/html';
import { groupBy } from '../../text/group-by.ts';
import type { Measure } from '../../types.ts';
import type { Page } from '../frame.ts';
import { type Html, said } from '../markup.ts';
import type { OpenedReport } from './opened-report.ts';

const SHOWN_CHARACTERS = 44;

/** What was asked for, by who asked and by topic, each leading to its place in the text. */
export function measuresPart(page: Page, report: OpenedReport): Html | null {
  const { say } = page;
  const { measures } = report.details;
  if (measures.length === 0) return null;
  const speakers = [...groupBy(measures, ({ speaker }) => speaker)];
  return html`<section class="measures" aria-labelledby="measures-title">
<h2 id="measures-title">${say('reader-measures', { count: measures.length })}</h2>
${speakers.map(
  ([speaker, theirs]) => html`<details open><summary>${
    speaker === null ? say('reader-the-meeting') : said(speaker, report.record.script)
  } <small>${theirs.length}</small></summary>
${byTopic(page, report, theirs)}</details>\n`,
)}</section>`;
}

function byTopic(page: Page, report: OpenedReport, measures: Measure[]): Html {
  const { say, addresses } = page;
  const { record, body } = report;
  const groups = [...groupBy(measures, ({ topics }) => topics.join('\n'))];
  return html`<dl>${groups.map(([topics, group]) => {
    const named = topics === '' ? [] : topics.split('\n');
    const heading =
      named.length === 0
        ? say('reader-no-topic')
        : named.map(
            (topic, i) =>
              html`${i > 0 ? '、' : ''}<a href="${addresses.topic(topic)}">${said(topic)}</a>`,
          );
    return html`<dt>${heading}</dt>${group.map(
      ({ start, end }) =>
        html`<dd><a href="${addresses.report(record.reportId, { start, end })}">${said(
          body.slice(start, end),
          record.script,
          SHOWN_CHARACTERS,
        )}</a></dd>`,
    )}\n`;
  })}</dl>`;
}
