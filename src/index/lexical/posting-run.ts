import type { Dictionary, LexicalFile } from './lexical-file.ts';
import { eachPosting, PostingBytes, type TermPostings } from './postings.ts';

/** Terms with their postings, one after the other in the order of the terms. */
export interface PostingRun {
  /** The term that it stands at. */
  readonly term: string;
  /** Its postings, until the next. */
  readonly postings: TermPostings;
  /** Go to the first or next term; false behind the last. */
  next(): boolean;
}

const READ_BYTES = 1 << 18;

/** The postings of a section of a file but those of removed documents. */
export class SectionRun implements PostingRun {
  term = '';
  postings: TermPostings;
  readonly #file: LexicalFile;
  readonly #dictionary: Dictionary;
  readonly #isRemoved: Uint8Array;
  readonly #living = new PostingBytes();
  #next = 0;
  /** Bytes of the file from `#from` on. */
  #read = new Uint8Array(0);
  #from = 0;

  constructor(file: LexicalFile, section: number, removed: readonly number[]) {
    this.#file = file;
    this.#dictionary = file.dictionary(section);
    this.#isRemoved = new Uint8Array(file.size(section).documents);
    for (const document of removed) this.#isRemoved[document] = 1;
    this.postings = this.#living.postings();
  }

  next(): boolean {
    const { starts, termOffsets, characters } = this.#dictionary;
    if (this.#next >= starts.length - 1) return false;
    const term = this.#next++;
    const name = characters.subarray(termOffsets[term], termOffsets[term + 1]);
    this.term = Buffer.from(name.buffer, name.byteOffset, name.byteLength).toString('utf16le');
    this.#living.clear();
    eachPosting(this.#bytes(starts[term] ?? 0, starts[term + 1] ?? 0), (document, frequency) => {
      if (this.#isRemoved[document] === 0) this.#living.add(document, frequency);
    });
    this.postings = this.#living.postings();
    return true;
  }

  /** Postings are asked for in their order, so those that follow are read with them. */
  #bytes(start: number, end: number): Uint8Array {
    const last = this.#dictionary.starts.at(-1) ?? 0;
    if (end > this.#from + this.#read.length) {
      this.#read = new Uint8Array(Math.min(last - start, Math.max(end - start, READ_BYTES)));
      this.#from = start;
      this.#file.read(this.#read, start);
    }
    return this.#read.subarray(start - this.#from, end - this.#from);
  }
}
