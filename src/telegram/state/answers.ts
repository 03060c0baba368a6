import type Database from 'better-sqlite3';
import { dayName } from '../../text/dates.ts';
import { foldText } from '../../text/fold.ts';
import { groupBy } from '../../text/group-by.ts';
import type { Remembered } from '../corpus.ts';
import type {
  Answers,
  DayOfQuestions,
  QuestionTotals,
  StoredQuestion,
  UnansweredQuestion,
} from './state.ts';

interface Row {
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

type Missed = Pick<Row, 'question' | 'user_id' | 'asked_at'> & {
  reason: NonNullable<Row['reason']>;
};

/** Questions with what became of them. */
export function createAnswers(database: Database.Database, now: () => number): Answers {
  const add = database.prepare<object, { answer_id: number }>(
    `INSERT INTO answers (chat_id, thread_id, user_id, question_id, question, before, shown,
       asked_at, reason, milliseconds)
     VALUES (@chat, @thread, @userId, @questionId, @question, @before, @shown, @at, @reason,
       @milliseconds)
     ON CONFLICT (chat_id, question_id) DO UPDATE SET question = excluded.question,
       before = excluded.before, shown = excluded.shown, reason = excluded.reason,
       milliseconds = excluded.milliseconds
     RETURNING answer_id`,
  );
  const replied = database.prepare('UPDATE answers SET reply_id = ? WHERE answer_id = ?');
  const find = database.prepare<[number], Row>('SELECT * FROM answers WHERE answer_id = ?');
  const ofMessage = database.prepare<[number, number], Row>(
    'SELECT * FROM answers WHERE chat_id = ? AND question_id = ?',
  );
  const since = database.prepare<[number], Pick<Row, 'asked_at' | 'reason' | 'milliseconds'>>(
    'SELECT asked_at, reason, milliseconds FROM answers WHERE asked_at >= ? ORDER BY asked_at',
  );
  const people = database
    .prepare<[number], number>('SELECT count(DISTINCT user_id) FROM answers WHERE asked_at >= ?')
    .pluck();
  const missed = database.prepare<[], Missed>(
    `SELECT question, user_id, asked_at, reason FROM answers WHERE reason IS NOT NULL
     ORDER BY asked_at DESC`,
  );
  return {
    async add({ conversation, before, shown, milliseconds, ...asked }) {
      const row = add.get({
        ...asked,
        ...conversation,
        before: before && JSON.stringify(before),
        shown: JSON.stringify(shown),
        milliseconds: Math.round(milliseconds),
        at: now(),
      });
      return row?.answer_id ?? 0;
    },
    async replied(answerId, replyId) {
      replied.run(replyId, answerId);
    },
    async find(answerId) {
      return stored(find.get(answerId));
    },
    async ofMessage(chat, questionId) {
      return stored(ofMessage.get(chat, questionId));
    },
    async perDay(from) {
      return days(since.all(from.getTime()));
    },
    async totals(from) {
      const at = from.getTime();
      return { ...measured(since.all(at)), people: people.get(at) ?? 0 };
    },
    async unanswered(limit) {
      return mostAsked(missed.all()).slice(0, limit);
    },
  };
}

function stored(row: Row | undefined): StoredQuestion | null {
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

function days(rows: Pick<Row, 'asked_at' | 'reason' | 'milliseconds'>[]): DayOfQuestions[] {
  const byDay = groupBy(rows, ({ asked_at }) => dayName(new Date(asked_at)));
  return [...byDay].map(([day, asked]) => ({ day, ...measured(asked) }));
}

function measured(asked: Pick<Row, 'reason' | 'milliseconds'>[]): Omit<QuestionTotals, 'people'> {
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
function mostAsked(rows: Missed[]): UnansweredQuestion[] {
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
