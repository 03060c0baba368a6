import { surroundings } from '../../answer/surroundings.ts';
import type { Citation } from '../../types.ts';
import { addSource, type Shown } from './citation.ts';
import { RichText } from './rich-text.ts';

/** Most characters before and after a quote. */
const AROUND_CHARACTERS = 200;

/** A quote, in bold, among the sentences that stand around it in its report. */
export function renderPassage(citation: Citation, body: string, shown: Shown): RichText {
  const { start, end } = surroundings(body, citation, AROUND_CHARACTERS);
  const mark: [number, number] = [citation.start - start, citation.end - start];
  const message = new RichText().quote(body.slice(start, end), [mark], false).add('\n');
  addSource(message, citation, shown);
  return message;
}
