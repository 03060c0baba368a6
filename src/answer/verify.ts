import path from 'node:path';
import type { ReportIndex } from '../index/report-index.ts';
import { firstFalseCharacter, SourceTexts } from '../reports/source-text.ts';
import type { Span } from '../types.ts';

/** What a check of all passages and reports against their sources found. */
export interface Verification {
  reports: number;
  passages: number;
  sources: number;
  /** One line for everything that is not true to its source; empty when all is. */
  errors: string[];
}

/**
 * Slice every passage from its report again and every report from the bytes of its source files.
 * `indexFolder` is where the paths of sources begin.
 */
export async function verifyIndex(index: ReportIndex, indexFolder: string): Promise<Verification> {
  const result: Verification = { reports: 0, passages: 0, sources: 0, errors: [] };
  const texts = new SourceTexts();
  for (const reportIndex of await index.reportIndexes()) {
    const [record] = await index.records([reportIndex]);
    const body = await index.body(reportIndex);
    if (!record) continue;
    result.reports++;
    const error = await verifySources(index, reportIndex, body, { indexFolder, texts, result });
    if (error) result.errors.push(error);
    let previousEnd = 0;
    for (let i = 0; i < record.passageCount; i++) {
      const [passage] = await index.passages([record.firstPassage + i]);
      if (!passage) continue;
      result.passages++;
      const { start, end } = passage;
      const sliced = body.slice(start, end);
      if (start < previousEnd || end > body.length || sliced.trim() === '') {
        result.errors.push(
          `${record.reportId}: passage [${start}, ${end}) is no part of its report`,
        );
      } else if (body.slice(previousEnd, start).trim() !== '') {
        result.errors.push(`${record.reportId}: no passage holds [${previousEnd}, ${start})`);
      }
      previousEnd = end;
    }
    if (body.slice(previousEnd).trim() !== '') {
      result.errors.push(`${record.reportId}: no passage holds [${previousEnd}, ${body.length})`);
    }
  }
  return result;
}

/** What a check carries from report to report. */
interface Checking {
  indexFolder: string;
  texts: SourceTexts;
  result: Verification;
}

/** The body is made of its first source; further sources must still be what was read. */
async function verifySources(
  index: ReportIndex,
  reportIndex: number,
  body: string,
  { indexFolder, texts, result }: Checking,
): Promise<string | null> {
  const sources = await index.sources(reportIndex);
  for (const [position, source] of sources.entries()) {
    result.sources++;
    try {
      const text = await texts.read(path.resolve(indexFolder, source.path), source);
      if (position > 0) continue;
      const at = firstFalseCharacter(body, await index.origin(reportIndex), text);
      if (at !== null) return `${source.file}: character ${at} of the body is not in the source`;
      const outside = await spanOutside(index, reportIndex, { body, sourceText: text });
      if (outside) return `${source.file}: ${outside}`;
    } catch (error) {
      return (error as Error).message;
    }
  }
  return null;
}

/** What of a record is no stretch of the text it is said to be of; null when all is. */
async function spanOutside(
  index: ReportIndex,
  reportIndex: number,
  { body, sourceText }: { body: string; sourceText: string },
): Promise<string | null> {
  const { turns, measures, readings, dropped } = await index.details(reportIndex);
  const outside = (spans: Span[], text: string) =>
    spans.find(({ start, end }) => start < 0 || start >= end || end > text.length);
  const named: [string, Span | undefined][] = [
    ['turn', outside(turns, body)],
    ['measure', outside(measures, body)],
    ['reading', outside(readings, sourceText)],
    ['dropped stretch', outside(dropped, sourceText)],
  ];
  const [name, span] = named.find(([, found]) => found) ?? [];
  return span ? `the ${name} [${span.start}, ${span.end}) is not in its text` : null;
}
