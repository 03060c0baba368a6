import { html } from 'hono/html';
import { placeName } from '../../text/places.ts';
import type { RecordField } from '../../types.ts';
import type { Page } from '../frame.ts';
import { type Html, placeSaid, said, webLink } from '../markup.ts';
import { dateShown } from '../report-facts.ts';
import type { OpenedReport } from './opened-report.ts';

/** Longer lists of people are folded up. */
const FEW_PEOPLE = 8;

/** The record: what is known of the meeting, each value leading to where it was read. */
export function recordPart(page: Page, report: OpenedReport): Html {
  const { say, addresses } = page;
  const { record } = report;
  const linked = (field: RecordField, value: string, shown: Html) => {
    const at = report.readAt(field, value);
    return at ? html`<a href="${addresses.report(record.reportId, at)}">${shown}</a>` : shown;
  };
  const person = (field: RecordField) => (name: string) => {
    const role = record.roles.find(each => each.person === name)?.role;
    const duty = role ? html` <small>${said(role, record.script)}</small>` : '';
    return html`${linked(field, name, said(name, record.script))}${duty}`;
  };
  const place = placeSaid(record.place);
  const rows: [string, Html | null][] = [
    [
      'reader-record-date',
      record.meetingDate === null
        ? null
        : html`${linked('meetingDate', record.meetingDate, html`${dateShown(page, record)}`)}`,
    ],
    ['reader-record-published', record.published === null ? null : html`${record.published}`],
    ['reader-record-place', place && linked('place', placeName(record.place) ?? '', place)],
    [
      'reader-record-level',
      record.level === null
        ? null
        : linked('level', record.level, html`${say(`reader-level-${record.level}`)}`),
    ],
    [
      'reader-record-name',
      record.meetingName === null
        ? null
        : linked('meetingName', record.meetingName, said(record.meetingName, record.script)),
    ],
    [
      'reader-record-ordinal',
      record.ordinal === null
        ? null
        : linked('ordinal', String(record.ordinal), html`${record.ordinal}`),
    ],
    ['reader-record-chair', record.chair === null ? null : person('chair')(record.chair)],
    ['reader-record-speakers', listed(page, record.speakers.map(person('speakers')))],
    ['reader-record-attendees', listed(page, record.attendees.map(person('attendees')))],
    [
      'reader-record-conveyed',
      listed(
        page,
        record.conveyed.map(each => linked('conveyed', each, said(each, record.script))),
      ),
    ],
    ['reader-record-reporters', people(record.reporters)],
    ['reader-record-editors', people(record.editors)],
    ['reader-record-site', record.site === null ? null : said(record.site, record.script)],
    ['reader-record-url', record.url === null ? null : webLink(record.url)],
  ];
  return html`<section class="record" aria-labelledby="record-title">
<h2 id="record-title">${say('reader-record')}</h2>
<dl>${rows.map(([name, value]) => value && html`<div><dt>${say(name)}</dt><dd>${value}</dd></div>\n`)}</dl>
<p class="hint">${say('reader-record-hint')}</p>
</section>`;
}

function people(names: string[]): Html | null {
  return names.length === 0 ? null : said(names.join('、'));
}

function listed({ say }: Page, entries: Html[]): Html | null {
  if (entries.length === 0) return null;
  const list = html`<ul>${entries.map(entry => html`<li>${entry}</li>`)}</ul>`;
  return entries.length <= FEW_PEOPLE
    ? list
    : html`<details><summary>${say('reader-people', { count: entries.length })}</summary>${list}</details>`;
}
