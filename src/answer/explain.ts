import type { Embedder } from '../index/embedder.ts';
import type { ReportIndex } from '../index/report-index.ts';
import type { Hit } from '../search/hit.ts';
import type { Query } from '../search/query.ts';
import type { PreviousQuestion } from '../search/understand.ts';
import { rankingWeights } from '../search/weights.ts';
import { placeName } from '../text/places.ts';
import { terms } from '../text/terms.ts';
import type { Answer, Citation, Language } from '../types.ts';
import { type Answered, answerFrom, consider } from './answer.ts';
import { type Bar, measureAgainstBar } from './bar.ts';
import type { AnswerSignals } from './signals.ts';

/** A term of the question and how much it counts. */
export interface ExplainedTerm {
  term: string;
  /** Its weight times its rarity; null when no passage has it. */
  weight: number | null;
  /** True for one that the question takes from the one before. */
  inherited: boolean;
}

/** What a feature adds to a score: `value × weight`. */
export interface Contribution {
  value: number;
  weight: number;
  contribution: number;
}

/** What became of a candidate. `unfit`: its report is not of what is asked for. */
export type Fate = 'quoted' | 'unfit' | 'not_chosen' | 'not_answered';

export interface ExplainedCandidate {
  /** Place in the ranking, from 1. */
  rank: number;
  score: number;
  reportId: string;
  title: string | null;
  date: string | null;
  place: string | null;
  speaker: string | null;
  text: string;
  features: Record<string, Contribution>;
  fate: Fate;
  /** Number of the quote it became; null when it became none. */
  quote: number | null;
}

/** Why a question is answered as it is. */
export interface Explanation {
  query: Query;
  /** Heaviest first; those that no passage has last. */
  terms: ExplainedTerm[];
  /** How many passages were compared. */
  compared: number;
  /** The best of them and all that are quoted, best first. */
  candidates: ExplainedCandidate[];
  /** A question is answered when `value`, of the best candidate that fits, is not below `bar`. */
  abstention: Bar & { signals: AnswerSignals };
  answer: Answer;
}

const MOST_CANDIDATES = 20;

/** Answer a question, and say why it is answered so. The answer is that of `answerQuestion`. */
export async function explain(
  index: ReportIndex,
  embedder: Pick<Embedder, 'embedQuery'>,
  text: string,
  previous: PreviousQuestion | null = null,
  asked: Date = new Date(),
): Promise<{ explanation: Explanation; answered: Answered }> {
  const considered = await consider(index, embedder, text, previous, asked);
  const answered = await answerFrom(considered, previous);
  const { asking, found, decision } = considered;
  const { query } = asking;
  return {
    answered,
    explanation: {
      query,
      terms: explainTerms(query, found.weights),
      compared: found.hits.length,
      candidates: await explainHits(index, found.hits, decision.hits, answered.answer),
      abstention: {
        ...measureAgainstBar(query.language, decision.signals),
        signals: decision.signals,
      },
      answer: answered.answer,
    },
  };
}

function explainTerms(query: Query, weights: ReadonlyMap<string, number>): ExplainedTerm[] {
  const own = new Set(terms(query.folded));
  const known = [...weights].map(([term, weight]) => ({ term, weight, inherited: !own.has(term) }));
  const unknown = [...own].filter(term => !weights.has(term));
  return [
    ...known.sort((a, b) => b.weight - a.weight),
    ...unknown.map(term => ({ term, weight: null, inherited: false })),
  ];
}

async function explainHits(
  index: ReportIndex,
  hits: Hit[],
  left: Hit[],
  answer: Answer,
): Promise<ExplainedCandidate[]> {
  const isLeft = new Set(left.map(hit => hit.passageId));
  const passages = await index.passages(hits.map(hit => hit.passageId));
  const records = await index.records(hits.map(hit => hit.reportIndex));
  const explained: ExplainedCandidate[] = [];
  for (const [i, hit] of hits.entries()) {
    const [passage, record] = [passages[i], records[i]];
    if (!passage || !record) continue;
    const quote = answer.quotes.find(
      ({ reportId, start, end }: Citation) =>
        reportId === record.reportId && start >= passage.start && end <= passage.end,
    );
    if (i >= MOST_CANDIDATES && !quote) continue;
    explained.push({
      rank: i + 1,
      score: hit.score,
      reportId: record.reportId,
      title: record.title,
      date: record.meetingDate ?? record.published,
      place: placeName(record.place),
      speaker: passage.speaker,
      text: await index.passageText(hit.passageId),
      features: contributions(hit, answer.language),
      fate: quote ? 'quoted' : unquotedFate(answer, isLeft.has(hit.passageId)),
      quote: quote?.n ?? null,
    });
  }
  return explained;
}

function unquotedFate({ status }: Answer, isLeft: boolean): Fate {
  if (!isLeft) return 'unfit';
  return status === 'answered' ? 'not_chosen' : 'not_answered';
}

/** Every feature that a hit has, whatever features there are. */
function contributions({ features }: Hit, language: Language): Record<string, Contribution> {
  const weights: Record<string, number> = rankingWeights(language);
  return Object.fromEntries(
    Object.entries(features).map(([name, value]: [string, number]) => {
      const weight = weights[name] ?? 0;
      return [name, { value, weight, contribution: value * weight }];
    }),
  );
}
