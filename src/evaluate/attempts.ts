import { consider, quote } from '../answer/answer.ts';
import { isOfNothing } from '../answer/decide.ts';
import type { Embedder } from '../index/embedder.ts';
import type { ReportIndex } from '../index/report-index.ts';
import { comparable } from './questions.ts';

/** What is answered to a question, and what would be if there were no bar for answering. */
export interface Attempt {
  /** Score that the bar is compared with; -Infinity when no bar would let it be answered. */
  score: number;
  /** Whether it is answered with the bar as it is. */
  answered: boolean;
  /** Whether the first quote, shown or not, holds the answer. */
  rightFirst: boolean;
  /** Whether any quote does. */
  rightAny: boolean;
}

interface Expecting {
  text: string;
  /** Beginning of the answer, as of a judged question; null when there is none. */
  answer: string | null;
}

/** Answer every question, and quote also for those that score too low to be answered. */
export async function attempts(
  source: { index: ReportIndex; embedder: Embedder },
  questions: Expecting[],
): Promise<Attempt[]> {
  const all: Attempt[] = [];
  for (const question of questions) all.push(await attempt(source, question));
  return all;
}

async function attempt(
  { index, embedder }: { index: ReportIndex; embedder: Embedder },
  { text, answer: expected }: Expecting,
): Promise<Attempt> {
  const considered = await consider(index, embedder, text);
  const { reason, overBar } = considered.decision;
  const isNever = isOfNothing(reason);
  // What no report has is said at any score.
  const { citations } = isNever ? { citations: [] } : await quote(considered);
  const right = citations.map(
    ({ text: quoted }) => expected !== null && comparable(quoted).includes(expected),
  );
  return {
    score: isNever ? Number.NEGATIVE_INFINITY : overBar,
    answered: reason === null && citations.length > 0,
    rightFirst: right[0] ?? false,
    rightAny: right.includes(true),
  };
}
