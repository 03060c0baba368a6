import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { IndexError } from '../format.ts';
import { decodeHead, HEAD_BYTES, partsOf, type SectionSize } from './lexical-format.ts';

/** Terms of a section and where their postings are. */
export interface Dictionary {
  /** Where the postings of every term begin in the file; the last is their end. */
  starts: Float64Array;
  /** Documents that have the term. */
  documents: Uint32Array;
  /** Offsets of terms in the characters. */
  termOffsets: Uint32Array;
  characters: Uint16Array;
}

type Words = Uint16Array | Uint32Array;

/**
 * An open `lexical.bin`. It is read as it is asked, and also after its name is gone; all reading is
 * done at once, as what is read often is in the system's memory.
 */
export class LexicalFile {
  readonly sections: readonly SectionSize[];
  #descriptor: number | null;

  /** Throws IndexError when the file is none, and the system's error when it cannot be read. */
  constructor(file: string) {
    this.#descriptor = openSync(file, 'r');
    try {
      const { size } = fstatSync(this.#descriptor);
      const head = new Uint8Array(Math.min(HEAD_BYTES, size));
      this.read(head, 0);
      this.sections = decodeHead(head, size);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  size(section: number): SectionSize {
    const size = this.sections[section];
    if (!size) throw new RangeError(`lexical.bin has no section ${section}`);
    return size;
  }

  /** Fill memory with the bytes from a position on. */
  read(into: Uint8Array, position: number): void {
    if (this.#descriptor === null) throw new IndexError('lexical.bin is closed');
    for (let done = 0; done < into.length; ) {
      const count = readSync(this.#descriptor, into, done, into.length - done, position + done);
      if (count === 0) throw new IndexError('lexical.bin is shorter than it was');
      done += count;
    }
  }

  /** Where the postings of a section begin. */
  postingsAt(section: number): number {
    const before = this.sections.slice(0, section).flatMap(partsOf);
    return before.reduce((sum, part) => sum + part, HEAD_BYTES);
  }

  dictionary(section: number): Dictionary {
    const { terms, characters, postingBytes } = this.size(section);
    const starts = new Float64Array(terms + 1);
    const lengths = this.#array(section, 1, new Uint32Array(terms));
    let start = this.postingsAt(section);
    for (let i = 0; i < terms; i++) {
      starts[i] = start;
      start += lengths[i] as number;
    }
    starts[terms] = start;
    if (start !== this.postingsAt(section) + postingBytes) {
      throw new IndexError('lexical.bin is not as long as it says: rebuild with npm run index');
    }
    return {
      starts,
      documents: this.#array(section, 2, new Uint32Array(terms)),
      termOffsets: this.#array(section, 3, new Uint32Array(terms + 1)),
      characters: this.#array(section, 4, new Uint16Array(characters)),
    };
  }

  /** Terms of every document, repeats included. */
  lengths(section: number): Uint32Array {
    return this.#array(section, 5, new Uint32Array(this.size(section).documents));
  }

  /** Harmless when it is closed. */
  close(): void {
    const descriptor = this.#descriptor;
    this.#descriptor = null;
    if (descriptor === null) return;
    try {
      closeSync(descriptor);
    } catch {
      // Nothing was written that could be lost.
    }
  }

  #array<T extends Words>(section: number, part: number, array: T): T {
    const before = partsOf(this.size(section)).slice(0, part);
    const position = before.reduce((sum, bytes) => sum + bytes, this.postingsAt(section));
    this.read(new Uint8Array(array.buffer, 0, array.byteLength), position);
    return array;
  }
}
