import { rm } from 'node:fs/promises';
import { GrowingArray } from '../growing-array.ts';
import { DocumentTerms } from './document-terms.ts';
import type { PostingRun } from './posting-run.ts';
import { FileRun, writeRun } from './run-file.ts';

/** 40 MB, and as much again while they are sorted. */
const MOST_HELD = 8_000_000;

export interface LexicalBuilderOptions {
  /** Beginning of the names of files for what is not held in memory. */
  prefix: string;
  /** Number of the first document that is added. */
  firstDocument?: number;
  /** Postings that are held in memory. */
  mostHeld?: number;
}

/**
 * Collects documents by their terms, in order. When so many postings are held that they should be
 * spilled, they go to a file as a run of sorted terms; the runs are merged at the end.
 */
export class LexicalBuilder {
  readonly #prefix: string;
  readonly #mostHeld: number;
  readonly #firstDocument: number;
  readonly #lengths = new GrowingArray(length => new Uint32Array(length));
  readonly #files: string[] = [];
  #held: DocumentTerms;

  constructor({ prefix, firstDocument = 0, mostHeld = MOST_HELD }: LexicalBuilderOptions) {
    this.#prefix = prefix;
    this.#mostHeld = mostHeld;
    this.#firstDocument = firstDocument;
    this.#held = new DocumentTerms(firstDocument);
  }

  get isFull(): boolean {
    return this.#held.postings >= this.#mostHeld;
  }

  /** Add the next document by its terms, repeats included. */
  add(terms: string[]): void {
    this.#held.add(terms);
    this.#lengths.push(terms.length);
  }

  /** Put what is held on the disk. */
  async spill(): Promise<void> {
    const file = `${this.#prefix}-${this.#files.length}.run`;
    const run = this.#held.run();
    this.#held = new DocumentTerms(this.#firstDocument + this.#lengths.length);
    await writeRun(file, run);
    this.#files.push(file);
  }

  /** Terms of every document, repeats included. */
  lengths(): Uint32Array {
    return this.#lengths.values();
  }

  /** Do something with all postings, in runs of documents in their order. */
  async use(work: (runs: PostingRun[]) => Promise<void>): Promise<void> {
    const files: FileRun[] = [];
    try {
      for (const file of this.#files) files.push(new FileRun(file));
      await work([...files, this.#held.run()]);
    } finally {
      for (const file of files) file.close();
    }
  }

  /** Remove what is on the disk. */
  async removeFiles(): Promise<void> {
    for (const file of this.#files.splice(0)) await rm(file);
  }
}
