import { createHash } from 'node:crypto';
import { signatureOf } from '../../../reports/near-copies.ts';
import { foldText } from '../../../text/fold.ts';
import { terms } from '../../../text/terms.ts';
import type { Report } from '../../../types.ts';
import { indexedText, textHash } from '../../build/indexed-text.ts';
import { passageHeader, splitReport } from '../../build/split.ts';
import { flatOrigin } from '../../catalog/flat-origin.ts';
import { foldedRecord } from '../../catalog/folded-record.ts';
import { termVector } from '../term-vector.ts';
import { CopyRows, Json } from './copy-rows.ts';

/** Rows of new reports, table by table. */
export interface ReportTables {
  reports: ReturnType<typeof reportRows>;
  passages: ReturnType<typeof passageRows>;
  sources: ReturnType<typeof sourceRows>;
  measures: ReturnType<typeof measureRows>;
  people: ReturnType<typeof peopleRows>;
  nearCopies: ReturnType<typeof nearCopyRows>;
}

/** Tables without a row. */
export function emptyTables(): ReportTables {
  return {
    reports: reportRows(),
    passages: passageRows(),
    sources: sourceRows(),
    measures: measureRows(),
    people: peopleRows(),
    nearCopies: nearCopyRows(),
  };
}

/** What of a passage is embedded, with its hash. */
export interface EmbeddedText {
  text: string;
  hash: Uint8Array;
}

/**
 * Add the rows of a report, but for its sources and near copies; gives the texts of its passages and by
 * what near copies are found.
 */
export function addReport(
  { reports, passages, measures, people }: ReportTables,
  report: Report,
  {
    reportIndex,
    firstPassage,
    generation,
  }: Record<'reportIndex' | 'firstPassage' | 'generation', number>,
): { texts: EmbeddedText[]; signature: Uint32Array } {
  const texts = splitReport(report).map((span, i) => {
    const text = indexedText(report, span);
    const folded = foldText(text);
    const found = terms(folded);
    const hash = textHash(text, folded);
    passages.add({
      ...{ passage_id: firstPassage + i, report_index: reportIndex, from_generation: generation },
      ...{ start: span.start, end: span.end, speaker: span.speaker, text_hash: hash },
      ...{ terms: termVector(found), term_count: found.length },
    });
    return { text, hash };
  });
  const signature = signatureOf(report.body);
  const { speakers, attendees, roles, conveyed, reporters, editors } = report;
  const { province, city, county } = report.place;
  const { title, script, published, level, ordinal, chair, url, site, body } = report;
  const folded = foldedRecord(report);
  const found = terms(foldText(`${passageHeader(report, null)}\n${body}`));
  reports.add({
    ...{ report_index: reportIndex, from_generation: generation, report_id: report.reportId },
    ...{ title, script, published, level, ordinal, chair, url, site, body },
    ...{ province, city, county },
    meeting_date: report.meetingDate,
    date_inferred: report.dateInferred,
    meeting_name: report.meetingName,
    ...{ first_passage: firstPassage, passage_count: texts.length },
    lists: new Json({ speakers, attendees, roles, conveyed, reporters, editors }),
    ...{ folded_place: folded.place, folded_title: folded.title },
    body_sha256: createHash('sha256').update(body.replaceAll('\0', '\ufffd')).digest(),
    turns: new Json(report.turns),
    measures: new Json(report.measures.map(measure => ({ ...measure, topics: topicsOf(measure) }))),
    readings: new Json(report.readings),
    dropped: new Json(report.dropped),
    origin: new Json(flatOrigin(report.origin)),
    signature: new Uint8Array(signature.buffer, signature.byteOffset, signature.byteLength),
    ...{ terms: termVector(found), term_count: found.length },
  });
  for (const measure of report.measures) {
    const { start, end, speaker } = measure;
    for (const topic of topicsOf(measure)) {
      measures.add({ report_index: reportIndex, start, end, speaker, topic });
    }
  }
  for (const name of folded.people) people.add({ name, report_index: reportIndex });
  return { texts, signature };
}

/** In order, as lists have them. */
function topicsOf({ topics }: Report['measures'][number]): string[] {
  return [...new Set(topics)].sort();
}

function reportRows() {
  return new CopyRows('reports', [
    ...(['report_index', 'from_generation', 'report_id', 'title', 'script', 'published'] as const),
    ...(['meeting_date', 'date_inferred', 'province', 'city', 'county', 'level'] as const),
    ...(['ordinal', 'meeting_name', 'chair', 'url', 'site', 'first_passage'] as const),
    ...(['passage_count', 'lists', 'folded_place', 'folded_title', 'body', 'body_sha256'] as const),
    ...(['turns', 'measures', 'readings', 'dropped', 'origin', 'signature'] as const),
    ...(['terms', 'term_count'] as const),
  ]);
}

function passageRows() {
  return new CopyRows('passages', [
    ...(['passage_id', 'report_index', 'from_generation', 'start', 'end', 'speaker'] as const),
    ...(['text_hash', 'terms', 'term_count'] as const),
  ]);
}

function sourceRows() {
  return new CopyRows('sources', [
    ...(['report_index', 'position', 'file_id', 'entry', 'line', 'encoding', 'sha256'] as const),
    ...(['url', 'site', 'external_id', 'from_generation'] as const),
  ]);
}

function measureRows() {
  return new CopyRows('measures', ['report_index', 'start', 'end', 'speaker', 'topic'] as const);
}

function peopleRows() {
  return new CopyRows('people', ['name', 'report_index'] as const);
}

function nearCopyRows() {
  return new CopyRows('near_copies', ['report_index', 'other_index', 'similarity'] as const);
}
