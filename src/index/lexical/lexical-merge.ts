import type { LexicalSection } from './lexical-format.ts';

/**
 * A section with other documents: those that were removed leave holes and keep their numbers, those
 * that are added get the numbers behind the last. One pass over the sorted terms of both; `removed`
 * are numbers of living documents.
 */
export function mergeSections(
  old: LexicalSection,
  removed: readonly number[],
  added: LexicalSection,
): LexicalSection {
  const shift = old.lengths.length;
  const lengths = new Uint32Array(shift + added.lengths.length);
  lengths.set(old.lengths);
  lengths.set(added.lengths, shift);
  const isRemoved = new Uint8Array(shift);
  for (const document of removed) {
    lengths[document] = 0;
    isRemoved[document] = 1;
  }
  const merged = new MergedTerms(old, added);
  for (let i = 0, k = 0; i < termsOf(old) || k < termsOf(added); ) {
    const order = compareTerms(old, i, added, k);
    if (order <= 0) merged.copyLiving(old, i, removed.length > 0 ? isRemoved : null);
    if (order >= 0) merged.copyShifted(added, k, shift);
    merged.endTerm(order <= 0 ? old : added, order <= 0 ? i : k);
    if (order <= 0) i++;
    if (order >= 0) k++;
  }
  return { living: old.living - removed.length + added.living, lengths, ...merged.arrays() };
}

/** The arrays of a section under way, made as large as they can become. */
class MergedTerms {
  readonly #section: Omit<LexicalSection, 'living' | 'lengths'>;
  #terms = 0;
  #postings = 0;
  #characters = 0;

  constructor(old: LexicalSection, added: LexicalSection) {
    const terms = termsOf(old) + termsOf(added);
    const postings = old.documentIds.length + added.documentIds.length;
    this.#section = {
      termOffsets: new Uint32Array(terms + 1),
      postingOffsets: new Uint32Array(terms + 1),
      documentIds: new Uint32Array(postings),
      frequencies: new Uint8Array(postings),
      characters: new Uint16Array(old.characters.length + added.characters.length),
    };
  }

  /** Take the postings of a term but those of removed documents. */
  copyLiving(from: LexicalSection, term: number, isRemoved: Uint8Array | null): void {
    const { documentIds, frequencies } = this.#section;
    const end = from.postingOffsets[term + 1] as number;
    for (let i = from.postingOffsets[term] as number; i < end; i++) {
      const document = from.documentIds[i] as number;
      if (isRemoved?.[document]) continue;
      documentIds[this.#postings] = document;
      frequencies[this.#postings++] = from.frequencies[i] as number;
    }
  }

  /** Take the postings of a term under higher document numbers. */
  copyShifted(from: LexicalSection, term: number, shift: number): void {
    const { documentIds, frequencies } = this.#section;
    const end = from.postingOffsets[term + 1] as number;
    for (let i = from.postingOffsets[term] as number; i < end; i++) {
      documentIds[this.#postings] = (from.documentIds[i] as number) + shift;
      frequencies[this.#postings++] = from.frequencies[i] as number;
    }
  }

  /** Write the name of the term whose postings were copied; a term without any is left out. */
  endTerm(from: LexicalSection, term: number): void {
    const { termOffsets, postingOffsets, characters } = this.#section;
    if (this.#postings === postingOffsets[this.#terms]) return;
    const end = from.termOffsets[term + 1] as number;
    for (let i = from.termOffsets[term] as number; i < end; i++) {
      characters[this.#characters++] = from.characters[i] as number;
    }
    this.#terms++;
    termOffsets[this.#terms] = this.#characters;
    postingOffsets[this.#terms] = this.#postings;
  }

  arrays(): Omit<LexicalSection, 'living' | 'lengths'> {
    const { termOffsets, postingOffsets, documentIds, frequencies, characters } = this.#section;
    return {
      termOffsets: termOffsets.subarray(0, this.#terms + 1),
      postingOffsets: postingOffsets.subarray(0, this.#terms + 1),
      documentIds: documentIds.subarray(0, this.#postings),
      frequencies: frequencies.subarray(0, this.#postings),
      characters: characters.subarray(0, this.#characters),
    };
  }
}

function termsOf(section: LexicalSection): number {
  return section.termOffsets.length - 1;
}

/** Order of two terms by UTF-16 unit; a section that has ended comes last. */
function compareTerms(a: LexicalSection, i: number, b: LexicalSection, k: number): number {
  if (i >= termsOf(a)) return 1;
  if (k >= termsOf(b)) return -1;
  const [startA, startB] = [a.termOffsets[i] as number, b.termOffsets[k] as number];
  const lengthA = (a.termOffsets[i + 1] as number) - startA;
  const lengthB = (b.termOffsets[k + 1] as number) - startB;
  for (let at = 0; at < Math.min(lengthA, lengthB); at++) {
    const difference =
      (a.characters[startA + at] as number) - (b.characters[startB + at] as number);
    if (difference !== 0) return difference;
  }
  return lengthA - lengthB;
}
