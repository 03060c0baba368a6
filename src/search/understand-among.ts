import type { ReportIndex } from '../index/report-index.ts';
import { foldText } from '../text/fold.ts';
import { knownNames } from './known-names.ts';
import type { Query } from './query.ts';
import { scoped } from './scope.ts';
import { cutQuestion, type PreviousQuestion, understand } from './understand.ts';

/** What a question asks for of the reports of an index; 去年 and 上周 count from `asked`. */
export async function understandAmong(
  index: ReportIndex,
  text: string,
  previous: PreviousQuestion | null = null,
  asked: Date = new Date(),
): Promise<Query> {
  const names = await knownNames(index, foldText(cutQuestion(text)));
  return scoped(index, understand(text, previous, { names, asked }));
}
