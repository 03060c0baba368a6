import type { HitFeatures } from './hit.ts';

/**
 * Weights of the ranking: softmax regression over each question's candidates on the benchmark's
 * questions, five-fold cross-validated (`yinju evaluate --fit`), rounded; `chair` and
 * `sameReport`, which no such question has, are set so that who presided is told by the sentence that
 * says it, and a follow-up prefers the report it follows. docs/quality.md has the scores.
 */
export const RANKING_WEIGHTS: Record<keyof HitFeatures, number> = {
  passageLexical: 1,
  reportLexical: 6,
  coverage: 6,
  reportCoverage: 7,
  dense: 5,
  agreement: 0.75,
  chair: 3,
  sameReport: 3,
};
