import type { ReportRecord } from '../index/catalog/catalog.ts';
import type { ReportIndex } from '../index/report-index.ts';
import { foldedTextsOf } from '../search/folded-texts.ts';
import { understand } from '../search/understand.ts';
import { foldText } from '../text/fold.ts';
import { terms } from '../text/terms.ts';
import type { Citation, Passage } from '../types.ts';
import type { Asking } from './asking.ts';
import { citePassage } from './cite.ts';
import type { TermWeights } from './quote.ts';

/**
 * A quote of each of the newest reports, for who has not asked anything yet: the first measure, else
 * what the report begins with. Nothing in them is marked.
 */
export async function leadingCitations(index: ReportIndex, limit: number): Promise<Citation[]> {
  const asking: Asking = {
    index,
    outlines: new Map(),
    query: understand(''),
    texts: foldedTextsOf(index),
  };
  const citations: Citation[] = [];
  for (const record of await index.records(await index.latestReports(limit))) {
    const leading = await leadingPassage(index, record);
    if (!leading) continue;
    const { passage, weights } = leading;
    const citation = await citePassage(asking, passage, weights, citations.length + 1);
    citations.push({ ...citation, marks: [] });
  }
  return citations;
}

/** The passage to quote of a report, and the words that its quote has to have. */
async function leadingPassage(
  index: ReportIndex,
  { reportIndex, firstPassage, passageCount }: ReportRecord,
): Promise<{ passage: Passage; weights: TermWeights } | null> {
  const ids = Array.from({ length: passageCount }, (_, i) => firstPassage + i);
  const passages = await index.passages(ids);
  const [first] = passages;
  if (!first) return null;
  const [measure] = (await index.details(reportIndex)).measures;
  const holding = measure && passages.find(({ end }) => end > measure.start);
  if (!measure || !holding) return { passage: first, weights: new Map() };
  const words = (await index.body(reportIndex)).slice(measure.start, measure.end);
  const weights = terms(foldText(words)).map(term => [term, 1] as const);
  return { passage: holding, weights: new Map(weights) };
}
