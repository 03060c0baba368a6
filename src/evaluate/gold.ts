import { z } from 'zod';
import { answerQuestion } from '../answer/answer.ts';
import { answerInOrder } from '../answer/batch.ts';
import type { Embedder } from '../index/embedder.ts';
import type { ReportIndex } from '../index/report-index.ts';
import type { Answer } from '../types.ts';
import { comparable, jsonLines } from './questions.ts';

const GoldQuestion = z.object({
  _id: z.string(),
  text: z.string(),
  kind: z.string(),
  /** `_id` of the question before it in the same chat. */
  after: z.string().nullish(),
  /** Files that may be quoted; none when the question has no answer. */
  reports: z.array(z.string()),
  /** One of these must stand in a quote. */
  quoteContainsAny: z.array(z.string()),
});

/** A question with the files that may be quoted and the words of which some must be quoted. */
export type GoldQuestion = z.infer<typeof GoldQuestion>;

/** How many gold questions were answered right, and a line for each that was not. */
export interface GoldResult {
  questions: number;
  right: number;
  wrong: string[];
}

/** A question about several reports is answered by quoting at least so many of them. */
const SEVERAL = 2;
const SHOWN_CHARACTERS = 40;

export function goldQuestions(file: string): Promise<GoldQuestion[]> {
  return jsonLines(file, GoldQuestion);
}

/** Ask all gold questions of an index and judge the answers. */
export async function evaluateGold(
  index: ReportIndex,
  embedder: Embedder,
  questions: GoldQuestion[],
): Promise<GoldResult> {
  const answers = new Map<string, Answer>();
  const ask = answerInOrder(questions, (text, previous) =>
    answerQuestion(index, embedder, text, previous),
  );
  for await (const { question, answered } of ask) answers.set(question._id, answered.answer);
  return judgeGold(questions, answers);
}

/** Judge answers by the `_id` of their question; one that is missing is wrong. */
export function judgeGold(
  questions: GoldQuestion[],
  answers: ReadonlyMap<string, Answer>,
): GoldResult {
  const wrong: string[] = [];
  for (const question of questions) {
    const answer = answers.get(question._id);
    if (answer && isRight(question, answer)) continue;
    const quoted = answer?.quotes.map(
      ({ file, text }) => `${file}: ${text.slice(0, SHOWN_CHARACTERS)}`,
    );
    const given = answer?.reason ?? quoted?.join(' | ') ?? 'no answer';
    wrong.push(`${question._id} ${question.text} → ${given}`);
  }
  return { questions: questions.length, right: questions.length - wrong.length, wrong };
}

function isRight({ kind, reports, quoteContainsAny }: GoldQuestion, answer: Answer): boolean {
  if (reports.length === 0) return answer.status === 'not_found';
  const files = new Set(answer.quotes.map(({ file }) => file));
  const quotes = answer.quotes.map(({ text }) => comparable(text));
  const needed = kind === 'list' || kind === 'compare' ? Math.min(SEVERAL, reports.length) : 1;
  return (
    files.size >= needed &&
    [...files].every(file => reports.includes(file)) &&
    quoteContainsAny.some(words => quotes.some(quote => quote.includes(comparable(words))))
  );
}
