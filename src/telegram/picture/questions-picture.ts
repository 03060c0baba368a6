import type { DayOfQuestions } from '../state/state.ts';

/** A picture of how many questions were asked on each day, as PNG. */
export async function questionsPicture(
  _days: DayOfQuestions[],
  _words: { title: string; answered: string; notFound: string; milliseconds: string },
): Promise<Uint8Array> {
  throw new Error('there is no picture of questions yet');
}
