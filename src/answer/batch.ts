import type { PreviousQuestion } from '../search/understand.ts';
import type { Answered } from './answer.ts';

/** A question of a file of questions. `after` is the `_id` of the one before it in the same chat. */
export interface BatchQuestion {
  _id: string | number;
  text: string;
  after?: string | number | null | undefined;
}

/** Answer questions in order; one that comes after another remembers what that one was about. */
export async function* answerInOrder<
  Question extends BatchQuestion,
  Given extends Pick<Answered, 'remembered'>,
>(
  questions: Iterable<Question>,
  answer: (text: string, previous: PreviousQuestion | null) => Promise<Given>,
): AsyncGenerator<{ question: Question; answered: Given }> {
  const remembered = new Map<string | number, PreviousQuestion>();
  for (const question of questions) {
    const previous = remembered.get(question.after ?? '') ?? null;
    const answered = await answer(question.text, previous);
    remembered.set(question._id, answered.remembered);
    yield { question, answered };
  }
}
