import { foldText } from '../../text/fold.ts';
import { introducedNames } from '../../text/names.ts';
import { sentences } from '../../text/sentences.ts';
import type { Span } from '../../types.ts';

/** A sentence of a body, as shown and folded. */
export interface ReadSentence extends Span {
  shown: string;
  folded: string;
}

/** What people and turns are read from. */
export interface ReadSentences {
  sentences: ReadSentence[];
  /** Names with a title somewhere in the body that no list of surnames would tell. */
  known: ReadonlySet<string>;
}

let latestBody: string | null = null;
let latest: ReadSentences = { sentences: [], known: new Set() };

/** Sentences of a body, folded once: several fields of a record are read from them. */
export function readSentences(body: string): ReadSentences {
  if (body !== latestBody) {
    const read = sentences(body).map(span => {
      const shown = body.slice(span.start, span.end);
      return { ...span, shown, folded: foldText(shown) };
    });
    latest = {
      sentences: read,
      known: introducedNames(read.map(({ folded }) => folded).join('\n')),
    };
    latestBody = body;
  }
  return latest;
}
