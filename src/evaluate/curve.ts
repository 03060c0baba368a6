import type { Attempt } from './attempts.ts';
import { mean } from './metrics.ts';

/** What a bar for answering costs and gains. */
export interface CurvePoint {
  /** Least score that is answered; null for the bar as it is shipped, which differs by question. */
  bar: number | null;
  /** Share of the answerable questions that are answered. */
  answered: number;
  /** Share of the absent questions that are answered. */
  absentAnswered: number;
  /** Share of the answered answerable questions whose first quote holds the answer. */
  rightFirst: number;
  /** The same for any quote. */
  rightAny: number;
}

/** Shares of the answerable questions for which a bar is drawn. */
const SHARES = [1, 0.98, 0.96, 0.94, 0.92, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1];

/**
 * Risk and coverage of abstention (El-Yaniv and Wiener 2010): what is answered, and how much of it is
 * right, at the bars that keep a share of the answerable questions; and at the shipped bar, first.
 * Questions that no bar answers keep the highest coverage below 1.
 */
export function riskCoverage(answerable: Attempt[], absent: Attempt[]): CurvePoint[] {
  const scores = answerable.map(({ score }) => score).sort((a, b) => b - a);
  const bars = SHARES.map(share => scores[Math.ceil(share * scores.length) - 1])
    .filter(score => score !== undefined)
    .map(score => (score === Number.NEGATIVE_INFINITY ? lowest(scores) : score));
  return [
    point(null, answerable, absent),
    ...[...new Set(bars)].map(bar => point(bar, answerable, absent)),
  ];
}

function point(bar: number | null, answerable: Attempt[], absent: Attempt[]): CurvePoint {
  const passes = ({ score, answered }: Attempt) => (bar === null ? answered : score >= bar);
  const passing = answerable.filter(passes);
  const share = (values: boolean[]) => mean(values.map(Number));
  return {
    bar,
    answered: share(answerable.map(passes)),
    absentAnswered: share(absent.map(passes)),
    rightFirst: share(passing.map(({ rightFirst }) => rightFirst)),
    rightAny: share(passing.map(({ rightAny }) => rightAny)),
  };
}

/** The lowest score that a bar can let through. */
function lowest(sorted: number[]): number {
  return sorted.findLast(score => score > Number.NEGATIVE_INFINITY) ?? 0;
}
