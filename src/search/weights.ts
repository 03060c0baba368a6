import type { Language } from '../types.ts';
import type { HitFeatures, RecordFeatures } from './hit.ts';

/** Weights by which candidates are chosen to be read, fitted as those below. */
export const FIRST_WEIGHTS: Record<keyof RecordFeatures, number> = {
  passageLexical: 3.1,
  reportLexical: 8.4,
  coverage: 6.8,
  reportCoverage: 4.9,
  dense: 5.4,
  agreement: 0.6,
  chair: 5,
  sameReport: 3,
};

/**
 * Weights of the ranking: softmax regression over each question's candidates on the benchmark's
 * questions, five-fold cross-validated (`yinju evaluate --fit`), rounded; `chair` and
 * `sameReport`, which no such question has, are set so that who presided is told by the sentence that
 * says it, and a follow-up prefers the report it follows. docs/quality.md has the scores.
 */
export const RANKING_WEIGHTS: Record<keyof HitFeatures, number> = {
  passageLexical: 1.8,
  reportLexical: 5.9,
  coverage: 3,
  reportCoverage: 3.3,
  dense: 5.2,
  agreement: 0.47,
  chair: 5,
  sameReport: 3,
  headline: 6.8,
  answering: 5.5,
  characters: 2.2,
  answeringCharacters: 1.5,
  late: -0.04,
  before: 4,
  after: 1.1,
  opening: -0.82,
  depth: -0.36,
  reportLength: -0.09,
  stub: -2.9,
  elsewhere: -0.5,
  number: 1.9,
  time: 1.2,
  enumeration: 0.62,
  demand: 1,
};

/**
 * Weights for a question whose words no report can have, as it is in another language: where a
 * passage stands and what shape it has outweighs its meaning only together with words.
 */
const MEANING_WEIGHTS: Record<keyof HitFeatures, number> = {
  ...(Object.fromEntries(Object.keys(RANKING_WEIGHTS).map(name => [name, 0])) as Record<
    keyof HitFeatures,
    number
  >),
  ...FIRST_WEIGHTS,
};

/** Weights of the ranking for questions in a language. */
export function rankingWeights(language: Language): Record<keyof HitFeatures, number> {
  return language === 'en' ? MEANING_WEIGHTS : RANKING_WEIGHTS;
}
