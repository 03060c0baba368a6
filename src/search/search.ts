import type { ReportRecord } from '../index/catalog/catalog.ts';
import type { Embedder } from '../index/embedder.ts';
import { IMPACT_SCALE } from '../index/lexical/bm25.ts';
import type { Evidence, ReportIndex, WeightedTerm } from '../index/report-index.ts';
import { foldText } from '../text/fold.ts';
import { terms } from '../text/terms.ts';
import { agreement } from './agreement.ts';
import type { Hit, HitFeatures } from './hit.ts';
import type { Query } from './query.ts';
import { rank } from './rank.ts';

/** Candidates of which all evidence is compared. */
const LIMITS = { passages: 50, nearest: 40, reports: 6 };
/** What a question inherits from the one before counts less than what it says itself. */
const INHERITED_WEIGHT = 0.4;
/** Another word for the matter counts less than the question's own. */
const SYNONYM_WEIGHT = 0.15;
/** The name of who holds an asked office. */
const HOLDER_WEIGHT = 0.6;
/**
 * Characters of grammar: a pair of characters that holds one (`上被`, `议在`) mostly says how the
 * question is put, not what it is about.
 */
const GRAMMAR = /[的了在被是和与对由从把也都就还很着让于之及等给向将所]/u;
const GRAMMAR_WEIGHT = 0.15;
/** What stands behind the name of who presides, in the same sentence. */
const PRESIDES = /^[^。]{0,12}主持/u;

/** Hits for a question, and the words they were found by. */
export interface SearchResult {
  /** Best first; ties by passage. */
  hits: Hit[];
  /** Words of the question that some passage has, with their weight. */
  weights: Map<string, number>;
}

/**
 * Find passages for a question: by its words in passages and in whole reports, and by its meaning;
 * then ranked by all evidence together. The same generation and question give the same hits.
 */
export async function search(
  index: ReportIndex,
  embedder: Pick<Embedder, 'embedQuery'>,
  query: Query,
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
  const features = await describeCandidates(index, query, evidence, questionWeight);
  return { hits: rank(evidence, features), weights: known };
}

/** Distinct terms of the question, then those it inherits. */
function queryTerms(query: Query): WeightedTerm[] {
  return distinct([
    ...terms(query.folded).map(term => ({ term, weight: matter(term) })),
    ...terms(query.inherited?.folded ?? '').map(term => ({
      term,
      weight: INHERITED_WEIGHT * matter(term),
    })),
  ]);
}

/**
 * Terms that the question does not say: who holds the offices it names, and other words for its
 * matter. They find passages, but what has none of them covers the question no less.
 */
function furtherTerms(query: Query, said: WeightedTerm[]): WeightedTerm[] {
  const own = new Set(said.map(({ term }) => term));
  return distinct([
    ...query.holders.flatMap(terms).map(term => ({ term, weight: HOLDER_WEIGHT })),
    ...query.synonyms.flatMap(terms).map(term => ({ term, weight: SYNONYM_WEIGHT * matter(term) })),
  ]).filter(({ term }) => !own.has(term));
}

/** Every term once, as it comes first. */
function distinct(weighted: WeightedTerm[]): WeightedTerm[] {
  const seen = new Set<string>();
  return weighted.filter(({ term }) => !seen.has(term) && seen.add(term));
}

function matter(term: string): number {
  return GRAMMAR.test(term) ? GRAMMAR_WEIGHT : 1;
}

function embeddedText(query: Query): string {
  return query.inherited ? `${query.folded} ${query.inherited.folded}` : query.folded;
}

async function describeCandidates(
  index: ReportIndex,
  query: Query,
  evidence: Evidence[],
  questionWeight: number,
): Promise<HitFeatures[]> {
  const reportIndexes = [...new Set(evidence.map(({ reportIndex }) => reportIndex))];
  const records = await index.records(reportIndexes);
  const agreements = new Map(
    records.map(record => [record.reportIndex, agreement(query, record)] as const),
  );
  const chaired = query.kind === 'chair' ? await chairPassages(index, evidence, records) : null;
  const inherited = new Set(query.inherited?.reportIndexes.slice(0, 1));
  const mostLexical = questionWeight * IMPACT_SCALE || 1;
  return evidence.map(candidate => {
    const { met = 0, broken = 0 } = agreements.get(candidate.reportIndex) ?? {};
    return {
      passageLexical: candidate.passageLexical / mostLexical,
      reportLexical: candidate.reportLexical / mostLexical,
      coverage: candidate.covered / (questionWeight || 1),
      reportCoverage: candidate.reportCovered / (questionWeight || 1),
      dense: candidate.dense,
      agreement: met - broken,
      chair: chaired?.has(candidate.passageId) ? 1 : 0,
      sameReport: inherited.has(candidate.reportIndex) ? 1 : 0,
    };
  });
}

/** Candidates in which the chair of their report is said to preside. */
async function chairPassages(
  index: ReportIndex,
  evidence: Evidence[],
  records: ReportRecord[],
): Promise<Set<number>> {
  const chairs = new Map(records.map(({ reportIndex, chair }) => [reportIndex, chair]));
  const found = new Set<number>();
  for (const { passageId, reportIndex } of evidence) {
    const chair = foldText(chairs.get(reportIndex) ?? '');
    if (chair === '') continue;
    const [, ...behindName] = foldText(await index.passageText(passageId)).split(chair);
    if (behindName.some(text => PRESIDES.test(text))) found.add(passageId);
  }
  return found;
}
