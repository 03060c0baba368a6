import path from 'node:path';
import { SourceTexts } from '../../reports/source-text.ts';
import type { Source } from '../../types.ts';

/** Requests that wait for a source; more are turned away. */
const MOST_WAITING = 4;

/** Reads sources for pages, one after the other: a file may be large, and anybody may ask. */
export class SourceReader {
  readonly #indexFolder: string;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** `indexFolder` is where the paths of sources begin. */
  constructor(indexFolder: string) {
    this.#indexFolder = indexFolder;
  }

  /** The text of a source as it was decoded; null when it cannot be had, or not now. */
  async read(source: Source): Promise<string | null> {
    if (this.#waiting >= MOST_WAITING) return null;
    this.#waiting++;
    const text = this.#last.then(() =>
      // A reader of its own, so that a large list of reports does not stay in memory.
      new SourceTexts()
        .read(path.resolve(this.#indexFolder, source.path), source)
        .catch(() => null),
    );
    this.#last = text;
    try {
      return await text;
    } finally {
      this.#waiting--;
    }
  }
}
