import { exampleQuestions } from '../../../answer/examples.ts';
import type { ReportIndex } from '../../../index/report-index.ts';
import { visible } from '../../../text/visible.ts';
import type { Corpus } from '../../corpus.ts';

/** Longer ones make no button. */
const MOST_CHARACTERS = 60;

const known = new WeakMap<ReportIndex, Promise<string[]>>();

/**
 * Example questions that are answered, one of each kind; found once for every generation.
 * A name from a file may be anything: only questions that are shown as they are asked are taken.
 */
export function answeredExamples(corpus: Corpus): Promise<string[]> {
  return corpus.use(index => {
    const found = known.get(index) ?? findAnswered(index, corpus);
    known.set(index, found);
    found.catch(() => known.delete(index));
    return found;
  });
}

async function findAnswered(index: ReportIndex, corpus: Corpus): Promise<string[]> {
  const answered: string[] = [];
  for (const questions of await exampleQuestions(index)) {
    const fit = questions.filter(question => visible(question, MOST_CHARACTERS) === question);
    const first = await firstAnswered(corpus, fit, question => question);
    if (first !== null) answered.push(first);
  }
  return answered;
}

/** The first whose question is answered, or null. */
export async function firstAnswered<T>(
  corpus: Pick<Corpus, 'ask'>,
  candidates: readonly T[],
  questionOf: (candidate: T) => string,
): Promise<T | null> {
  for (const candidate of candidates) {
    const { answer } = await corpus.ask(questionOf(candidate), null);
    if (answer.status === 'answered') return candidate;
  }
  return null;
}
