import type { ReportIndex } from '../index/report-index.ts';
import type { Query } from '../search/query.ts';
import type { Answer, Citation } from '../types.ts';

/** What a chat remembers of its last question; plain JSON, and true of every generation. */
export interface Remembered {
  query: Query;
  /** Reports its answer quoted, best first. */
  reportIds: string[];
  /** Hashes of the quotes that this matter was answered with. */
  shown: string[];
}

/** An answer, and what the chat remembers of it. */
export interface Asked {
  answer: Answer;
  remembered: Remembered;
}

/** A stretch of the ranked citations for a question. */
export interface Ranked {
  citations: Citation[];
  /** True when there are more behind these. */
  goesOn: boolean;
}

/** All that the bot asks of the reports. Every call is answered from one generation. */
export interface Corpus {
  /** Answer a question; `before` is what the chat remembers of the one before it. */
  ask(text: string, before: Remembered | null): Promise<Asked>;
  /**
   * Citations for a question, best first, each of another passage, without those whose hashes are
   * in `shown`; none when the question is not answered here.
   */
  ranked(
    text: string,
    before: Remembered | null,
    options: { shown: ReadonlySet<string>; skip: number; limit: number },
  ): Promise<Ranked>;
  /** Read from the newest generation, which stays open until the work is done. */
  use<T>(work: (index: ReportIndex) => Promise<T>): Promise<T>;
}
