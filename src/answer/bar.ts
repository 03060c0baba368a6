import type { Hit } from '../search/hit.ts';
import type { Language } from '../types.ts';
import type { AnswerSignals } from './signals.ts';

/**
 * Log odds that the best hits answer: logistic regression on the benchmark's questions, answerable
 * and absent, five-fold cross-validated (`yinju evaluate --fit --absent`), rounded.
 * docs/quality.md has the curve of the bar.
 */
export const ANSWER_WEIGHTS = {
  best: 0.17,
  ahead: 0.31,
  together: 1.4,
  weakestPart: 1,
} as const satisfies Partial<Record<keyof AnswerSignals, number>>;
const ANSWER_BIAS = -4.8;
/** Below even odds: silence where there is an answer is worse than three quotes that a person can judge. */
const LEAST_LOG_ODDS = -1;
/** Words in Latin letters share nothing with Chinese reports: meaning alone must carry them. */
const LEAST_DENSE = 0.3;

/** What a question is answered by when `value` is not below `bar`. */
export interface Bar {
  measure: 'logOdds' | 'dense';
  value: number;
  bar: number;
}

/** How signals of hits stand to the bar for answering a question in a language. */
export function measureAgainstBar(language: Language, signals: AnswerSignals): Bar {
  if (language === 'en') return { measure: 'dense', value: signals.dense, bar: LEAST_DENSE };
  let value = ANSWER_BIAS;
  for (const name of Object.keys(ANSWER_WEIGHTS) as (keyof typeof ANSWER_WEIGHTS)[]) {
    value += ANSWER_WEIGHTS[name] * signals[name];
  }
  return { measure: 'logOdds', value, bar: LEAST_LOG_ODDS };
}

/**
 * True for a hit that may answer, seen by itself; by so much more than it must. The score of the best
 * of many passages that have nothing to do with a question grows with the logarithm of their number:
 * logistic regression on the same questions in corpora of 3,841 and 22,036 passages.
 */
export function isPromising(
  passageCount: number,
  language: Language,
  { score, features }: Hit,
  by = 0,
): boolean {
  if (language === 'en') return features.dense >= LEAST_DENSE;
  return score >= 6.25 + 0.53 * Math.log(Math.max(1, passageCount)) + by;
}
