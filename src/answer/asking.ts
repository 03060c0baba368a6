import type { ReportIndex } from '../index/report-index.ts';
import type { FoldedTexts } from '../search/folded-texts.ts';
import type { Outlines } from '../search/outline.ts';
import type { Query } from '../search/query.ts';

/** One question on its way to an answer: what was asked of which reports. */
export interface Asking {
  index: ReportIndex;
  /** Of the reports of all hits. */
  outlines: Outlines;
  query: Query;
  texts: FoldedTexts;
}
