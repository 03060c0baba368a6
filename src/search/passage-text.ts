import { passageHeader } from '../index/build/split.ts';
import type { ReportRecord } from '../index/catalog/catalog.ts';
import type { ReportIndex } from '../index/report-index.ts';
import { foldText } from '../text/fold.ts';
import { sentences } from '../text/sentences.ts';
import type { Passage } from '../types.ts';

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
  passageIds: number[],
  records: ReadonlyMap<number, ReportRecord>,
): Promise<PassageText[]> {
  const passages = await index.passages(passageIds);
  const around = new Set<number>();
  for (const { passageId, reportIndex } of passages) {
    const { firstPassage, passageCount } = recordOf(records, reportIndex);
    for (const id of [passageId - 1, passageId, passageId + 1]) {
      if (id >= firstPassage && id < firstPassage + passageCount) around.add(id);
    }
  }
  const bodies = new Map<number, string>();
  for (const { reportIndex } of passages) {
    if (!bodies.has(reportIndex)) bodies.set(reportIndex, await index.body(reportIndex));
  }
  const folded = new Map<number, string[]>();
  for (const passage of await index.passages([...around])) {
    folded.set(passage.passageId, foldSentences(bodies.get(passage.reportIndex) ?? '', passage));
  }
  const openings = new Map<number, string>();
  for (const [reportIndex, body] of bodies) openings.set(reportIndex, openingOf(body));
  return passages.map(({ passageId, reportIndex, speaker }) => {
    const record = recordOf(records, reportIndex);
    const position = passageId - record.firstPassage;
    const isLast = position + 1 === record.passageCount;
    return {
      sentences: folded.get(passageId) ?? [],
      before: (position > 0 && folded.get(passageId - 1)) || [],
      after: (!isLast && folded.get(passageId + 1)) || [],
      headline: `${foldText(passageHeader(record, speaker))} ${openings.get(reportIndex) ?? ''}`,
      position,
      count: record.passageCount,
    };
  });
}

function recordOf(records: ReadonlyMap<number, ReportRecord>, reportIndex: number): ReportRecord {
  const record = records.get(reportIndex);
  if (!record) throw new RangeError(`report ${reportIndex} was not asked for`);
  return record;
}

function foldSentences(body: string, { start, end }: Passage): string[] {
  const text = body.slice(start, end);
  return sentences(text).map(sentence => foldText(text.slice(sentence.start, sentence.end)));
}

function openingOf(body: string): string {
  const opening = body.slice(0, OPENING_CHARACTERS);
  const [first] = sentences(opening);
  return first ? foldText(opening.slice(first.start, first.end)) : '';
}
