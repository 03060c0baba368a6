import { passageHeader } from '../index/build/split.ts';
import type { ReportRecord } from '../index/catalog/catalog.ts';
import type { ReportIndex } from '../index/report-index.ts';
import { foldText } from '../text/fold.ts';
import { sentences } from '../text/sentences.ts';
import type { FoldedTexts } from './folded-texts.ts';

/** A candidate as it is read again for its rank; all texts folded. */
export interface PassageText {
  sentences: string[];
  /** Sentences of the passages before and behind it in its report; none at the ends. */
  before: string[];
  after: string[];
  /** Title, date, place, speaker, and the first sentence of the report, which often says the title again. */
  headline: string;
  /** 0-based place in its report, and how many passages that has. */
  position: number;
  count: number;
}

/** So much of a report is looked at for its first sentence. */
const OPENING_CHARACTERS = 200;

/** Texts of passages, in their order; `records` has those of their reports. */
export async function readPassageTexts(
  index: ReportIndex,
  texts: FoldedTexts,
  passageIds: number[],
  records: ReadonlyMap<number, ReportRecord>,
): Promise<PassageText[]> {
  const openings = new Map<number, string>();
  const read: PassageText[] = [];
  for (const { passageId, reportIndex, speaker } of await index.passages(passageIds)) {
    const record = recordOf(records, reportIndex);
    const opening = openings.get(reportIndex) ?? openingOf(await index.body(reportIndex));
    openings.set(reportIndex, opening);
    const position = passageId - record.firstPassage;
    const isLast = position + 1 === record.passageCount;
    read.push({
      sentences: await texts.sentences(passageId),
      before: position > 0 ? await texts.sentences(passageId - 1) : [],
      after: isLast ? [] : await texts.sentences(passageId + 1),
      headline: `${foldText(passageHeader(record, speaker))} ${record.passageCount > 1 ? opening : ''}`,
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

function openingOf(body: string): string {
  const opening = body.slice(0, OPENING_CHARACTERS);
  const [first] = sentences(opening);
  return first ? foldText(opening.slice(first.start, first.end)) : '';
}
