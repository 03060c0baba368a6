import { reasonOf } from '../../calls/reason.ts';
import type { BotParts } from '../../context.ts';
import { answeredExamples } from './answered-examples.ts';

/** Example questions; none when they cannot be told now: they only help to begin. */
export async function examplesOrNone({ corpus, log }: BotParts): Promise<string[]> {
  try {
    return await answeredExamples(corpus);
  } catch (error) {
    log.warn({ error: reasonOf(error) }, 'no example questions');
    return [];
  }
}
