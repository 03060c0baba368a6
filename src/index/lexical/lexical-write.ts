import { type FileHandle, open } from 'node:fs/promises';
import { GrowingArray } from '../growing-array.ts';
import { encodeHead, HEAD_BYTES, padded, type SectionSize } from './lexical-format.ts';
import type { TermPostings } from './postings.ts';

const WRITTEN_AT_ONCE = 1 << 20;

/** Writes a `lexical.bin`, section after section, term after term: of postings it holds no more than a part. */
export class LexicalWriter {
  readonly #handle: FileHandle;
  readonly #sections: SectionSize[] = [];
  #part = new GrowingArray(length => new Uint8Array(length), WRITTEN_AT_ONCE);
  #section = new SectionTerms();

  private constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  /** Begin a file, whose writer is to be closed. */
  static async open(file: string): Promise<LexicalWriter> {
    const writer = new LexicalWriter(await open(file, 'w'));
    writer.#part.append(new Uint8Array(HEAD_BYTES));
    return writer;
  }

  /** Whether so much is to be written that it should be flushed. */
  get isFull(): boolean {
    return this.#part.length >= WRITTEN_AT_ONCE;
  }

  /** Add the next term of the section. */
  add(term: string, postings: TermPostings): void {
    this.#section.add(term, postings);
    this.#part.append(postings.bytes);
  }

  async flush(): Promise<void> {
    await this.#handle.writeFile(this.#part.values());
    this.#part.clear();
  }

  /** End the section, given the numbers of terms of its documents. */
  async endSection(lengths: Uint32Array, living: number): Promise<void> {
    const { arrays, ...size } = this.#section.end();
    this.#sections.push({ ...size, documents: lengths.length, living });
    this.#part.append(new Uint8Array(padded(size.postingBytes) - size.postingBytes));
    await this.flush();
    for (const array of [...arrays, lengths]) await this.#write(array);
    this.#section = new SectionTerms();
  }

  /** Make the file whole. */
  async end(): Promise<void> {
    const head = encodeHead(this.#sections);
    await this.#handle.write(head, 0, head.length, 0);
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }

  async #write({ buffer, byteOffset, byteLength }: Uint16Array | Uint32Array): Promise<void> {
    await this.#handle.writeFile(new Uint8Array(buffer, byteOffset, byteLength));
    const padding = padded(byteLength) - byteLength;
    if (padding > 0) await this.#handle.writeFile(new Uint8Array(padding));
  }
}

/** The dictionary of a section under way. */
class SectionTerms {
  #postingBytes = 0;
  readonly #lengths = new GrowingArray(length => new Uint32Array(length));
  readonly #documents = new GrowingArray(length => new Uint32Array(length));
  readonly #offsets = new GrowingArray(length => new Uint32Array(length));
  readonly #characters = new GrowingArray(length => new Uint16Array(length));

  add(term: string, { documents, bytes }: TermPostings): void {
    this.#postingBytes += bytes.length;
    this.#lengths.push(bytes.length);
    this.#documents.push(documents);
    this.#offsets.push(this.#characters.length);
    for (let i = 0; i < term.length; i++) this.#characters.push(term.charCodeAt(i));
  }

  end() {
    const [terms, characters] = [this.#lengths.length, this.#characters.length];
    this.#offsets.push(characters);
    const columns = [this.#lengths, this.#documents, this.#offsets, this.#characters];
    const arrays = columns.map(column => column.values());
    return { arrays, postingBytes: this.#postingBytes, terms, characters };
  }
}
