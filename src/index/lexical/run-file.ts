import { closeSync, openSync, readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { GrowingArray } from '../growing-array.ts';
import type { PostingRun } from './posting-run.ts';
import type { TermPostings } from './postings.ts';

/**
 * A run on the disk while an index is built, in the byte order of the machine: for every term uint32
 * length of its name, documents, first, last and bytes of its postings, then the name as UTF-16 and
 * the postings.
 */
const HEAD_NUMBERS = 5;
const HEAD_BYTES = 4 * HEAD_NUMBERS;
const AT_ONCE_BYTES = 1 << 18;
const NO_POSTINGS: TermPostings = { documents: 0, first: 0, last: 0, bytes: new Uint8Array() };

/** Write a run to a new file. */
export async function writeRun(file: string, run: PostingRun): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await writeTerms(handle, run);
  } finally {
    await handle.close();
  }
}

async function writeTerms(handle: FileHandle, run: PostingRun): Promise<void> {
  const part = new GrowingArray(length => new Uint8Array(length), AT_ONCE_BYTES);
  while (run.next()) {
    const name = Buffer.from(run.term, 'utf16le');
    const { documents, first, last, bytes } = run.postings;
    const head = Uint32Array.of(name.length, documents, first, last, bytes.length);
    for (const piece of [new Uint8Array(head.buffer), name, bytes]) part.append(piece);
    if (part.length < AT_ONCE_BYTES) continue;
    await handle.writeFile(part.values());
    part.clear();
  }
  await handle.writeFile(part.values());
}

/** A run that was written, read from its beginning to its end; to be closed. */
export class FileRun implements PostingRun {
  term = '';
  postings = NO_POSTINGS;
  readonly #descriptor: number;
  #read = Buffer.alloc(0);
  /** What of `#read` was not taken. */
  #rest = Buffer.alloc(0);

  constructor(file: string) {
    this.#descriptor = openSync(file, 'r');
  }

  next(): boolean {
    if (!this.#has(HEAD_BYTES)) return false;
    const head = this.#take(HEAD_BYTES);
    const [name = 0, documents = 0, first = 0, last = 0, bytes = 0] = new Uint32Array(
      head.buffer.slice(head.byteOffset, head.byteOffset + HEAD_BYTES),
    );
    if (!this.#has(name + bytes)) throw new Error('a run of postings is shorter than was written');
    this.term = this.#take(name).toString('utf16le');
    this.postings = { documents, first, last, bytes: this.#take(bytes) };
    return true;
  }

  close(): void {
    try {
      closeSync(this.#descriptor);
    } catch {
      // Nothing was written that could be lost.
    }
  }

  #take(count: number): Buffer {
    const taken = this.#rest.subarray(0, count);
    this.#rest = this.#rest.subarray(count);
    return taken;
  }

  /** Read on until so many bytes are there; false when the file ends before. */
  #has(count: number): boolean {
    if (this.#rest.length >= count) return true;
    // What was given out is used no more: only what is left of it is kept.
    const room = Math.max(AT_ONCE_BYTES, count);
    const into = this.#read.length >= room ? this.#read : Buffer.allocUnsafeSlow(room);
    let length = this.#rest.copy(into);
    while (length < into.length) {
      const bytes = readSync(this.#descriptor, into, length, into.length - length, null);
      if (bytes === 0) break;
      length += bytes;
    }
    this.#read = into;
    this.#rest = into.subarray(0, length);
    return length >= count;
  }
}
