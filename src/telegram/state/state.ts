import type { Update } from 'grammy/types';
import type { Language, NotFoundReason } from '../../types.ts';
import type { Remembered } from '../corpus.ts';

/** A follow-up later than this stands alone. */
export const FORGOTTEN_AFTER_MS = 30 * 60 * 1000;

/** Where a conversation is: a chat, or a topic of one (`thread` 0 for none). */
export interface Conversation {
  chat: number;
  thread: number;
}

/**
 * Updates taken over from Telegram: none is lost by a crash, none is handled twice. A journal may be
 * shared by several bots; then each conversation (`turn`) is one bot's as long as any of its updates wait.
 */
export interface Journal {
  /** How often to ask what is `pending`, by which others know that this bot lives; null for one alone. */
  readonly beatMs: number | null;
  /**
   * Keep an update until it is handled. True when this bot has to; false when it was taken before, or
   * another bot is at work on its turn, which will be given it.
   */
  take(update: Update, turn: string): Promise<boolean>;
  /** An update is begun; returns how often it has been, with this time. Null when it is another's by now. */
  begin(updateId: number): Promise<number | null>;
  /**
   * An update is done: its content is forgotten, its number is not. Returns what other bots have taken
   * of its turn meanwhile, in order, with what this one knows of.
   */
  handled(updateId: number): Promise<Update[]>;
  /** Updates that were taken and never done, in order, but for those of other bots that live. */
  pending(): Promise<Update[]>;
  /** How many were taken and are not done, by all bots. */
  waiting(): Promise<number>;
}

/** A question with what became of it. */
export interface AskedQuestion {
  conversation: Conversation;
  userId: number;
  /** Message with the question. */
  questionId: number;
  question: string;
  /** What the chat remembered when it was asked. */
  before: Remembered | null;
  /** Hashes of the quotes shown for it. */
  shown: string[];
  /** Null when it was answered. */
  reason: NotFoundReason | null;
  milliseconds: number;
}

export interface StoredQuestion extends AskedQuestion {
  answerId: number;
  askedAt: Date;
  /** Message with the reply; null when it was never sent. */
  replyId: number | null;
}

export interface Answers {
  /** Keep a question; one of the same message is replaced and keeps its reply. Returns its id. */
  add(asked: AskedQuestion): Promise<number>;
  replied(answerId: number, replyId: number): Promise<void>;
  find(answerId: number): Promise<StoredQuestion | null>;
  /** The question in a message, as it was answered last. */
  ofMessage(chat: number, questionId: number): Promise<StoredQuestion | null>;
  /** Questions of each day since then, oldest first, by the server's clock. */
  perDay(since: Date): Promise<DayOfQuestions[]>;
  /** The same for all days since then together, and how many people asked. */
  totals(since: Date): Promise<QuestionTotals>;
  /** Questions that got nothing, most asked first. */
  unanswered(limit: number): Promise<UnansweredQuestion[]>;
}

export interface DayOfQuestions {
  /** `YYYY-MM-DD` */
  day: string;
  answered: number;
  notFound: number;
  /** Milliseconds that half, and 95 of a hundred, of them took at most. */
  p50: number;
  p95: number;
}

export interface QuestionTotals extends Omit<DayOfQuestions, 'day'> {
  people: number;
}

export interface UnansweredQuestion {
  question: string;
  times: number;
  people: number;
  reason: NotFoundReason;
  lastAsked: Date;
}

export interface Votes {
  /** 👍 is 1, 👎 is -1; the same vote again takes it back. Returns what counts now, 0 for none. */
  vote(answerId: number, userId: number, vote: 1 | -1): Promise<1 | -1 | 0>;
  /** How many think so of one answer. */
  ofAnswer(answerId: number): Promise<{ up: number; down: number }>;
  counts(since: Date): Promise<{ up: number; down: number }>;
  /** Something a person says about the bot. */
  remark(userId: number, text: string): Promise<void>;
  remarks(limit: number): Promise<{ userId: number; saidAt: Date; text: string }[]>;
}

export interface AuditEntry {
  adminId: number;
  doneAt: Date;
  action: string;
  detail: string;
}

export interface Audit {
  add(adminId: number, action: string, detail: string): Promise<void>;
  /** Newest first. */
  latest(limit: number): Promise<AuditEntry[]>;
}

export type UploadStatus = 'waiting' | 'taken' | 'refused' | 'removed';

/** A file that an admin sent, or a report's file that an admin took out. */
export interface Upload {
  uploadId: number;
  adminId: number;
  sentAt: Date;
  status: UploadStatus;
  /** Where the file stands now. */
  path: string;
  /** Where it belongs, from the reports folder. */
  file: string;
}

export interface Uploads {
  add(upload: Pick<Upload, 'adminId' | 'status' | 'path' | 'file'>): Promise<number>;
  find(uploadId: number): Promise<Upload | null>;
  /** True for the first who changes it from that status: a button is pressed twice. */
  change(uploadId: number, from: UploadStatus, to: UploadStatus, path: string): Promise<boolean>;
}

/** What the bot remembers of people and chats. A second store can stand behind it. */
export interface State {
  journal: Journal;
  answers: Answers;
  votes: Votes;
  audit: Audit;
  uploads: Uploads;
  /** What a user chose; null for who chose nothing. */
  language(userId: number): Promise<Language | null>;
  setLanguage(userId: number, language: Language): Promise<void>;
  /** What a chat remembers, if it was said within half an hour. */
  recall(conversation: Conversation): Promise<Remembered | null>;
  remember(conversation: Conversation, remembered: Remembered): Promise<void>;
  forgetConversation(conversation: Conversation): Promise<void>;
  /** A group has become a supergroup: all that is kept of it has the new id from now on. */
  moveChat(from: number, to: number): Promise<void>;
  /** Where messages for a chat go: its own id, or that of the supergroup it has become. */
  chatNow(chat: number): Promise<number>;
  /** The bot was blocked or removed; false again as soon as the chat writes. */
  setGone(chat: number, gone: boolean): Promise<void>;
  isGone(chat: number): Promise<boolean>;
  /** Everything that is kept of a user, for /privacy; returns how many questions that were. */
  forgetUser(userId: number): Promise<number>;
  /** Drop what is older: questions, votes, remarks, numbers of updates. The audit stays. */
  forgetBefore(date: Date): Promise<void>;
  /** What all of it takes on the disk, in bytes. */
  bytes(): Promise<number>;
  close(): Promise<void>;
}
