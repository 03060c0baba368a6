import type { ReportRecord } from '../index/catalog/catalog.ts';
import type { Embedder } from '../index/embedder.ts';
import { IMPACT_SCALE } from '../index/lexical/bm25.ts';
import type { Evidence, ReportIndex } from '../index/report-index.ts';
import { foldText } from '../text/fold.ts';
import { agreement } from './agreement.ts';
import { type FoldedTexts, foldedTextsOf } from './folded-texts.ts';
import type { Hit, RecordFeatures } from './hit.ts';
import { TermMatcher } from './matcher.ts';
import { outlineOfRecord } from './outline.ts';
import { type PassageText, readPassageTexts } from './passage-text.ts';
import { saysPresided } from './presided.ts';
import type { Query } from './query.ts';
import { embeddedText, furtherTerms, queryTerms } from './query-terms.ts';
import { type Candidate, rank } from './rank.ts';
import { textFeatures } from './text-features.ts';
import { FIRST_WEIGHTS, rankingWeights } from './weights.ts';

/** Candidates of which the index's evidence is compared; of the best of them all is read. */
const LIMITS = { passages: 50, nearest: 40, reports: 6 };
const READ = 30;

/** Hits for a question, and the words they were found by. */
export interface SearchResult {
  /** Best first; ties by passage. */
  hits: Hit[];
  /** Words of the question that some passage has, with their weight. */
  weights: Map<string, number>;
}

/**
 * Find passages for a question: by its words in passages and in whole reports, and by its meaning;
 * the most promising are read (through `texts`) and ranked by all evidence together. The same
 * generation and question give the same hits.
 */
export async function search(
  index: ReportIndex,
  embedder: Pick<Embedder, 'embedQuery'>,
  query: Query,
  texts = foldedTextsOf(index),
): Promise<SearchResult> {
  const said = queryTerms(query);
  const weighted = [...said, ...furtherTerms(query, said)];
  const weights = await index.termWeights(weighted.map(({ term }) => term));
  const known = new Map<string, number>();
  let questionWeight = 0;
  for (const [i, { term, weight }] of weighted.entries()) {
    const idf = weights[i] ?? null;
    if (i < said.length) questionWeight += weight * (idf ?? index.unseenTermWeight);
    if (idf !== null) known.set(term, weight * idf);
  }
  const vector = await embedder.embedQuery(embeddedText(query));
  const evidence = await index.evidence({
    terms: weighted,
    vector,
    limits: LIMITS,
    reportIndexes: [...(query.inherited?.reportIndexes ?? []), ...query.scope],
  });
  const reportIndexes = [...new Set(evidence.map(({ reportIndex }) => reportIndex))];
  const records = new Map(
    (await index.records(reportIndexes)).map(record => [record.reportIndex, record] as const),
  );
  const candidates = await describeCandidates(texts, query, {
    evidence,
    records,
    questionWeight,
  });
  const promising = rank(candidates, FIRST_WEIGHTS).slice(0, READ);
  const read = await readPassageTexts(
    index,
    texts,
    promising.map(({ passageId }) => passageId),
    records,
  );
  const featuresOf = textFeatures(query, new TermMatcher(known, questionWeight));
  const described = promising.map(({ passageId, reportIndex, features }, i) => ({
    passageId,
    reportIndex,
    features: Object.assign(features, featuresOf(read[i] as PassageText)),
  }));
  return { hits: rank(described, rankingWeights(query.language)), weights: known };
}

/** Candidates, the records of their reports by number, and the weight of all words of the question. */
interface Found {
  evidence: Evidence[];
  records: ReadonlyMap<number, ReportRecord>;
  questionWeight: number;
}

async function describeCandidates(
  texts: FoldedTexts,
  query: Query,
  { evidence, records, questionWeight }: Found,
): Promise<Candidate<RecordFeatures>[]> {
  const agreements = new Map(
    [...records].map(
      ([reportIndex, record]) => [reportIndex, agreement(query, outlineOfRecord(record))] as const,
    ),
  );
  const chaired = query.kind === 'chair' ? await chairPassages(texts, evidence, records) : null;
  const inherited = new Set(query.inherited?.reportIndexes.slice(0, 1));
  const mostLexical = questionWeight * IMPACT_SCALE || 1;
  return evidence.map(candidate => {
    const { met = 0, broken = 0 } = agreements.get(candidate.reportIndex) ?? {};
    const { passageId, reportIndex } = candidate;
    const features = {
      passageLexical: candidate.passageLexical / mostLexical,
      reportLexical: candidate.reportLexical / mostLexical,
      coverage: candidate.covered / (questionWeight || 1),
      reportCoverage: candidate.reportCovered / (questionWeight || 1),
      dense: candidate.dense,
      agreement: met - broken,
      chair: chaired?.has(passageId) ? 1 : 0,
      sameReport: inherited.has(reportIndex) ? 1 : 0,
    };
    return { passageId, reportIndex, features };
  });
}

/** Candidates in which the chair of their report is said to preside. */
async function chairPassages(
  texts: FoldedTexts,
  evidence: Evidence[],
  records: Found['records'],
): Promise<Set<number>> {
  const found = new Set<number>();
  for (const { passageId, reportIndex } of evidence) {
    const chair = foldText(records.get(reportIndex)?.chair ?? '');
    if (chair === '') continue;
    if (saysPresided(await texts.passage(passageId), chair)) found.add(passageId);
  }
  return found;
}
