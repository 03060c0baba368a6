import type { HitFeatures, RecordFeatures } from './hit.ts';

/** Weights by which candidates are chosen to be read, fitted as those below. */
export const FIRST_WEIGHTS: Record<keyof RecordFeatures, number> = {
  passageLexical: 0.9,
  reportLexical: 8.5,
  coverage: 7.8,
  reportCoverage: 5,
  dense: 5.7,
  agreement: 0.7,
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
  passageLexical: 2.1,
  reportLexical: 5.5,
  coverage: 3,
  reportCoverage: 3.4,
  dense: 5.4,
  agreement: 0.45,
  chair: 5,
  sameReport: 3,
  headline: 7,
  answering: 6.1,
  characters: 1.7,
  answeringCharacters: 1.5,
  late: -0.3,
  before: 5,
  after: 1,
  opening: -1.5,
  depth: -0.55,
  reportLength: -0.25,
  stub: -3.8,
  elsewhere: -1.1,
  number: 2.2,
  time: 1.8,
  enumeration: 0.5,
  demand: 0.9,
};
