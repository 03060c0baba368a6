/**
 * Postings of one term: its documents in order, and how often it stands in each. A posting is the
 * difference to the document before (to 0 for the first), 7 bits a byte from the lowest, with the
 * eighth bit set where another byte follows; then a byte that says how often. (A frequency only where
 * it is not 1 takes a fifth less room, and a third more time.)
 */

/** Most that a frequency can say. */
export const MOST_FREQUENT = 255;
const MOST_BYTES = 6;
const CONTINUES = 0x80;
const BITS = 7;

/** Encoded postings of one term; the bytes may change with the next term. */
export interface TermPostings {
  documents: number;
  /** Numbers of the first and of the last document. */
  first: number;
  last: number;
  bytes: Uint8Array;
}

/** Collects postings in memory that is used for one term after the other. */
export class PostingBytes {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;
  #documents = 0;
  #first = 0;
  #last = 0;

  /** Begin with another term. */
  clear(): void {
    this.#length = 0;
    this.#documents = 0;
    this.#last = 0;
  }

  get documents(): number {
    return this.#documents;
  }

  /** Add a document behind the last. */
  add(document: number, frequency: number): void {
    this.#reserve(MOST_BYTES);
    this.#number(document - this.#last);
    this.#bytes[this.#length++] = Math.min(MOST_FREQUENT, frequency);
    if (this.#documents++ === 0) this.#first = document;
    this.#last = document;
  }

  /** Add postings whose documents come behind the last. */
  append({ documents, first, last, bytes }: TermPostings): void {
    if (documents === 0) return;
    this.#reserve(MOST_BYTES + bytes.length);
    // Only the first number counts from another document.
    this.#number(first - this.#last);
    let at = 1;
    while ((bytes[at - 1] as number) >= CONTINUES) at++;
    this.#bytes.set(bytes.subarray(at), this.#length);
    this.#length += bytes.length - at;
    if (this.#documents === 0) this.#first = first;
    this.#documents += documents;
    this.#last = last;
  }

  postings(): TermPostings {
    const bytes = this.#bytes.subarray(0, this.#length);
    return { documents: this.#documents, first: this.#first, last: this.#last, bytes };
  }

  #number(value: number): void {
    let rest = value;
    while (rest >= CONTINUES) {
      this.#bytes[this.#length++] = (rest & (CONTINUES - 1)) | CONTINUES;
      rest >>>= BITS;
    }
    this.#bytes[this.#length++] = rest;
  }

  #reserve(count: number): void {
    const needed = this.#length + count;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}

/** Call `take` for every posting, in order. */
export function eachPosting(
  bytes: Uint8Array,
  take: (document: number, frequency: number) => void,
): void {
  let document = 0;
  for (let at = 0; at < bytes.length; ) {
    let byte = bytes[at++] as number;
    let value = byte & (CONTINUES - 1);
    for (let shift = BITS; byte >= CONTINUES; shift += BITS) {
      byte = bytes[at++] as number;
      value |= (byte & (CONTINUES - 1)) << shift;
    }
    document += value;
    take(document, bytes[at++] as number);
  }
}
