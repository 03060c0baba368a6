import { dayName } from '../../text/dates.ts';
import { foldText } from '../../text/fold.ts';
import { groupBy } from '../../text/group-by.ts';
import type { Remembered } from '../corpus.ts';
import type {
  DayOfQuestions,
  QuestionTotals,
  StoredQuestion,
  UnansweredQuestion,
} from './state.ts';

/** A question in the tables of either store. */
export interface AnswerRow {
  answer_id: number;
  chat_id: number;
  thread_id: number;
  user_id: number;
  question_id: number;
  reply_id: number | null;
  question: string;
  before: string | null;
  shown: string;
  asked_at: number;
  reason: StoredQuestion['reason'];
  milliseconds: number;
}

/** A question that got nothing. */
export type MissedRow = Pick<AnswerRow, 'question' | 'user_id' | 'asked_at'> & {
  reason: NonNullable<AnswerRow['reason']>;
};

/** What is counted of a question. */
export type TimedRow = Pick<AnswerRow, 'asked_at' | 'reason' | 'milliseconds'>;

/** A question as it stands in either store. */
export function stored(row: AnswerRow | undefined): StoredQuestion | null {
  if (!row) return null;
  return {
    answerId: row.answer_id,
    conversation: { chat: row.chat_id, thread: row.thread_id },
    userId: row.user_id,
    questionId: row.question_id,
    replyId: row.reply_id,
    question: row.question,
    before: row.before === null ? null : (JSON.parse(row.before) as Remembered),
    shown: JSON.parse(row.shown) as string[],
    askedAt: new Date(row.asked_at),
    reason: row.reason,
    milliseconds: row.milliseconds,
  };
}

/** Questions by the day of the server's clock, in the order in which they are given. */
export function days(rows: TimedRow[]): DayOfQuestions[] {
  const byDay = groupBy(rows, ({ asked_at }) => dayName(new Date(asked_at)));
  return [...byDay].map(([day, asked]) => ({ day, ...measured(asked) }));
}

/** How many were answered, and how fast. */
export function measured(
  asked: Pick<AnswerRow, 'reason' | 'milliseconds'>[],
): Omit<QuestionTotals, 'people'> {
  const times = asked.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const answered = asked.filter(({ reason }) => reason === null).length;
  return {
    answered,
    notFound: asked.length - answered,
    p50: times[Math.ceil(times.length * 0.5) - 1] ?? 0,
    p95: times[Math.ceil(times.length * 0.95) - 1] ?? 0,
  };
}

/** Questions that differ in script, width or marks are one, told as it was asked last. */
export function mostAsked(rows: MissedRow[]): UnansweredQuestion[] {
  const alike = groupBy(rows, ({ question }) => foldText(question).replaceAll(/[\s\p{P}]+/gu, ''));
  return [...alike.values()]
    .flatMap(([last, ...earlier]) => {
      if (!last) return [];
      const people = new Set([last, ...earlier].map(({ user_id }) => user_id)).size;
      return {
        question: last.question,
        times: earlier.length + 1,
        people,
        reason: last.reason,
        lastAsked: new Date(last.asked_at),
      };
    })
    .sort((a, b) => b.times - a.times || b.lastAsked.getTime() - a.lastAsked.getTime());
}
