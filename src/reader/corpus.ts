import type { ReportIndex } from '../index/report-index.ts';
import type { Answer } from '../types.ts';

/** All that the pages ask of the reports. Every call is answered from one generation. */
export interface ReaderCorpus {
  /** Answer a question that stands alone. */
  ask(text: string): Promise<Answer>;
  /** Read from the newest generation, which stays open until the work is done. */
  use<T>(work: (index: ReportIndex) => Promise<T>): Promise<T>;
}
