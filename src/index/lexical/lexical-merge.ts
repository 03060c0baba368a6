import type { LexicalBuilder } from './lexical-build.ts';
import { LexicalFile } from './lexical-file.ts';
import { LexicalWriter } from './lexical-write.ts';
import { type PostingRun, SectionRun } from './posting-run.ts';
import { PostingBytes } from './postings.ts';

/** What becomes of a section of the generation before. */
export interface SectionChange {
  /** Numbers of living documents; they leave holes. */
  removed: readonly number[];
  /** Documents behind the last. */
  added: LexicalBuilder;
}

/**
 * Write a `lexical.bin` of new documents and those that are left of another, if there is one. Gives
 * how many documents of every section are there.
 */
export async function writeLexical(
  file: string,
  changes: SectionChange[],
  fileBefore: string | null,
): Promise<number[]> {
  const before = fileBefore === null ? null : new LexicalFile(fileBefore);
  try {
    const writer = await LexicalWriter.open(file);
    try {
      const living: number[] = [];
      for (const [section, change] of changes.entries()) {
        living.push(await writeSection(writer, section, change, before));
      }
      await writer.end();
      return living;
    } finally {
      await writer.close();
    }
  } finally {
    before?.close();
  }
}

async function writeSection(
  writer: LexicalWriter,
  section: number,
  { removed, added }: SectionChange,
  before: LexicalFile | null,
): Promise<number> {
  const old = before?.lengths(section) ?? new Uint32Array();
  for (const document of removed) old[document] = 0;
  const addedLengths = added.lengths();
  const lengths = new Uint32Array(old.length + addedLengths.length);
  lengths.set(old);
  lengths.set(addedLengths, old.length);
  const runs: PostingRun[] = before ? [new SectionRun(before, section, removed)] : [];
  await added.use(addedRuns => mergeRuns([...runs, ...addedRuns], writer));
  await added.removeFiles();
  const living = (before?.size(section).living ?? 0) - removed.length + addedLengths.length;
  await writer.endSection(lengths, living);
  return living;
}

/**
 * Write the terms of all runs in their order, each with its postings of all runs. Documents of a run
 * come behind those of the runs before it.
 */
async function mergeRuns(runs: PostingRun[], writer: LexicalWriter): Promise<void> {
  const waiting = new RunQueue();
  for (const [order, run] of runs.entries()) if (run.next()) waiting.add({ run, order });
  const merged = new PostingBytes();
  for (let first = waiting.first; first; first = waiting.first) {
    const { term } = first.run;
    merged.clear();
    for (let same: Waiting | null = first; same?.run.term === term; same = waiting.first) {
      merged.append(same.run.postings);
      waiting.advanceFirst();
    }
    // A term that only removed documents had is gone with them.
    if (merged.documents > 0) writer.add(term, merged.postings());
    if (writer.isFull) await writer.flush();
  }
}

/** A run at its term, and its place among all runs. */
interface Waiting {
  run: PostingRun;
  order: number;
}

/** Runs by the terms that they stand at, the first in front (a binary heap). */
class RunQueue {
  readonly #heap: Waiting[] = [];

  get first(): Waiting | null {
    return this.#heap[0] ?? null;
  }

  add(waiting: Waiting): void {
    let at = this.#heap.push(waiting) - 1;
    while (at > 0 && this.#isBefore(at, (at - 1) >> 1)) {
      this.#swap(at, (at - 1) >> 1);
      at = (at - 1) >> 1;
    }
  }

  /** Go on with the first run to its next term. */
  advanceFirst(): void {
    if (this.#heap[0]?.run.next() === false) {
      const last = this.#heap.pop();
      if (last && this.#heap.length > 0) this.#heap[0] = last;
    }
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < this.#heap.length && this.#isBefore(child, least)) least = child;
      }
      if (least === at) return;
      this.#swap(at, least);
      at = least;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a] as Waiting, this.#heap[b] as Waiting];
    if (one.run.term === other.run.term) return one.order < other.order;
    return one.run.term < other.run.term;
  }

  #swap(a: number, b: number): void {
    const [one, other] = [this.#heap[a] as Waiting, this.#heap[b] as Waiting];
    this.#heap[a] = other;
    this.#heap[b] = one;
  }
}
