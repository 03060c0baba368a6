import { passageHeader } from '../index/build/split.ts';
import type { ReportRecord } from '../index/catalog/catalog.ts';
import type { ReportIndex } from '../index/report-index.ts';
import { foldText } from '../text/fold.ts';
import type { FoldedPassage, FoldedTexts } from './folded-texts.ts';

/** A candidate as it is read again for its rank; all texts folded. */
export interface PassageText {
  passage: FoldedPassage;
  /** The passages before and behind it in its report; none at the ends. */
  before: FoldedPassage;
  after: FoldedPassage;
  /** Title, date, place, speaker, and the first sentence of the report, which often says the title again. */
  headline: string;
  /** 0-based place in its report, and how many passages that has. */
  position: number;
  count: number;
}

/** What stands before the first passage and behind the last. */
export const NO_PASSAGE: FoldedPassage = { text: '', sentences: [] };

/** Texts of passages, in their order; `records` has those of their reports. */
export async function readPassageTexts(
  index: ReportIndex,
  texts: FoldedTexts,
  passageIds: number[],
  records: ReadonlyMap<number, ReportRecord>,
): Promise<PassageText[]> {
  const read: PassageText[] = [];
  for (const { passageId, reportIndex, speaker } of await index.passages(passageIds)) {
    const record = recordOf(records, reportIndex);
    const position = passageId - record.firstPassage;
    const isLast = position + 1 === record.passageCount;
    const opening = record.passageCount > 1 ? await texts.opening(reportIndex) : '';
    read.push({
      passage: await texts.read(passageId),
      before: position > 0 ? await texts.read(passageId - 1) : NO_PASSAGE,
      after: isLast ? NO_PASSAGE : await texts.read(passageId + 1),
      headline: `${foldText(passageHeader(record, speaker))} ${opening}`,
      position,
      count: record.passageCount,
    });
  }
  return read;
}

function recordOf(records: ReadonlyMap<number, ReportRecord>, reportIndex: number): ReportRecord {
  const record = records.get(reportIndex);
  if (!record) throw new RangeError(`report ${reportIndex} was not asked for`);
  return record;
}
