import { introducedNames } from '../../text/introduced-names.ts';
import { sentences } from '../../text/sentences.ts';
import type { Span } from '../../types.ts';
import { type Found, foldedSpan, foundAt, type ReadText, readText } from './found.ts';

/** A sentence of a body: its stretch as shown, its folded text and where that begins. */
export interface ReadSentence extends Span {
  on: ReadText;
  folded: string;
  foldedStart: number;
}

/** What the fields of a record are read from. */
export interface ReadBody {
  text: ReadText;
  sentences: ReadSentence[];
  /** Names with a title somewhere in the body that no list of surnames would tell. */
  known: ReadonlySet<string>;
}

let latest: ReadBody = { text: readText('', 'body'), sentences: [], known: new Set() };

/** A body and its sentences, folded once: the fields of a record are read from them. */
export function readBody(body: string): ReadBody {
  if (body !== latest.text.shown) {
    const text = readText(body, 'body');
    const read = sentences(body).map(span => {
      const { start, end } = foldedSpan(text, span);
      return { ...span, on: text, folded: text.folded.text.slice(start, end), foldedStart: start };
    });
    const known = introducedNames(read.map(({ folded }) => folded).join('\n'));
    latest = { text, sentences: read, known };
  }
  return latest;
}

/** What stands in a sentence, behind so many characters of its folded text. */
export function foundIn({ on, foldedStart }: ReadSentence, offset: number, length: number): Found {
  return foundAt(on, { start: foldedStart + offset, end: foldedStart + offset + length });
}
