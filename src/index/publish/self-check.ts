import { foldText } from '../../text/fold.ts';
import { terms } from '../../text/terms.ts';
import { indexedText } from '../build/indexed-text.ts';
import { IndexError } from '../format.ts';
import type { Evidence, EvidenceRequest, ReportIndex } from '../report-index.ts';

const GOLDEN_PASSAGES = 24;
const RAREST_TERMS = 6;
/** A passage must be among so many best ones, or as good as the last of them. */
const BEST = { passageLexical: 10, dense: 1 };
/** The graph finds near vectors, not all of them: so large a share may be missed. */
const MISSED_BY_VECTOR = 0.1;
/** Scores are 32-bit sums, and cosines those of rounded vectors. */
const TOLERANCE = 1e-2;

/** What a generation is made of, as it was opened. */
export interface Held {
  reports: number;
  /** As their reports count them, and as they are. */
  passagesOfReports: number;
  passages: number;
  dense: {
    vector(passageId: number): Float32Array | Promise<Float32Array>;
    /** Whether what finds a passage and what scores it are of the same vector. */
    isWhole(passageId: number): boolean | Promise<boolean>;
  };
}

/**
 * Ask a generation questions made from itself: passages from all over it must be found by their own
 * vectors and by their own rarest words, and its files must agree on how much there is. Throws
 * IndexError when it does not know what it holds.
 */
export async function selfCheck(index: ReportIndex, held: Held): Promise<void> {
  const { dense } = held;
  expectCount('reports', held.reports, index.reportCount);
  expectCount('passages of reports', held.passagesOfReports, index.passageCount);
  expectCount('passages', held.passages, index.passageCount);
  const passageIds = await goldenPassages(index);
  const missedByWords: number[] = [];
  const missedByVector: number[] = [];
  for (const passageId of passageIds) {
    const vector = await dense.vector(passageId);
    const nowhere = new Float32Array(vector.length);
    if (!(await isFoundByWords(index, passageId, nowhere))) missedByWords.push(passageId);
    if (!(await dense.isWhole(passageId))) refuse('vector', [passageId], 0);
    if (!(await isFoundByVector(index, passageId, vector))) missedByVector.push(passageId);
  }
  refuse('words', missedByWords, 0);
  refuse('vector', missedByVector, Math.floor(MISSED_BY_VECTOR * passageIds.length));
}

function refuse(way: string, missed: number[], tolerated: number): void {
  if (missed.length <= tolerated) return;
  throw new IndexError(
    `the new index does not find its own passages by their ${way} (${missed.slice(0, 3).join(', ')})`,
  );
}

function expectCount(what: string, held: number, built: number): void {
  if (held === built) return;
  throw new IndexError(`the new index holds ${held} ${what} where ${built} were built`);
}

/** Passages spread evenly over the reports. */
async function goldenPassages(index: ReportIndex): Promise<number[]> {
  const reports = await index.reportIndexes();
  const count = Math.min(GOLDEN_PASSAGES, reports.length);
  const chosen = Array.from(
    { length: count },
    (_, i) => reports[Math.floor(((i + 0.5) * reports.length) / count)] ?? 0,
  );
  const records = await index.records(chosen);
  return records
    .filter(({ passageCount }) => passageCount > 0)
    .map(({ firstPassage, passageCount }, i) => firstPassage + (i % passageCount));
}

async function isFoundByWords(
  index: ReportIndex,
  passageId: number,
  vector: Float32Array,
): Promise<boolean> {
  const own = [...new Set(terms(foldText(await textOf(index, passageId))))];
  const weights = await index.termWeights(own);
  if (own.length === 0) return true;
  if (weights.includes(null)) return false;
  const rarest = own
    .map((term, i) => ({ term, weight: 1, rarity: weights[i] ?? 0 }))
    .sort((a, b) => b.rarity - a.rarity)
    .slice(0, RAREST_TERMS);
  return isAmongBest(index, passageId, { terms: rarest, vector }, 'passageLexical');
}

/** As it was indexed: what a text alone is folded to need not be what it is among others. */
async function textOf(index: ReportIndex, passageId: number): Promise<string> {
  const [passage] = await index.passages([passageId]);
  const [record] = await index.records(passage ? [passage.reportIndex] : []);
  if (!passage || !record) return '';
  return indexedText({ ...record, body: await index.body(passage.reportIndex) }, passage);
}

async function isFoundByVector(
  index: ReportIndex,
  passageId: number,
  vector: Float32Array,
): Promise<boolean> {
  // A text of no known token has no direction, and is near nothing.
  if (!vector.some(value => value !== 0)) return true;
  return isAmongBest(index, passageId, { terms: [], vector }, 'dense');
}

async function isAmongBest(
  index: ReportIndex,
  passageId: number,
  asked: Pick<EvidenceRequest, 'terms' | 'vector'>,
  score: keyof typeof BEST,
): Promise<boolean> {
  const limits = { passages: BEST.passageLexical, nearest: BEST.dense, reports: 0 };
  const best = await index.evidence({ ...asked, limits, reportIndexes: [] });
  if (best.some(candidate => candidate.passageId === passageId)) return true;
  // Many passages may say the same.
  const [passage] = await index.passages([passageId]);
  const reportIndexes = passage ? [passage.reportIndex] : [];
  const all = await index.evidence({ ...asked, limits, reportIndexes });
  const scoreOf = (candidate: Evidence | undefined) => candidate?.[score] ?? 0;
  const own = scoreOf(all.find(candidate => candidate.passageId === passageId));
  return (
    best.length === BEST[score] && best.every(candidate => scoreOf(candidate) >= own - TOLERANCE)
  );
}
