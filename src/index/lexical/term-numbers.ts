const FIRST_SLOTS = 1 << 14;
/** Fibonacci hashing: the upper bits of key × 2³² / φ are well mixed. */
const MIX = 0x9e37_79b1;

/**
 * Numbers for terms in the order in which they first come. Most terms are two UTF-16 units, which
 * are one 32-bit key: these are found in half the time that a Map of strings takes.
 */
export class TermNumbers {
  readonly #names: string[] = [];
  readonly #others = new Map<string, number>();
  #slots = FIRST_SLOTS;
  #keys = new Int32Array(FIRST_SLOTS);
  /** Number of the term in the slot and one; 0 where there is none. */
  #numbers = new Uint32Array(FIRST_SLOTS);
  #pairs = 0;

  /** Terms in the order of their numbers. */
  get names(): readonly string[] {
    return this.#names;
  }

  /** Number of a term; the next one for one that is new. */
  of(term: string): number {
    if (term.length !== 2) return this.#numberOfOther(term);
    const key = (term.charCodeAt(0) << 16) | term.charCodeAt(1);
    const slot = this.#slotOf(key);
    const known = this.#numbers[slot] as number;
    if (known > 0) return known - 1;
    this.#keys[slot] = key;
    this.#numbers[slot] = this.#names.push(term);
    if (2 * ++this.#pairs > this.#slots) this.#grow();
    return this.#names.length - 1;
  }

  #numberOfOther(term: string): number {
    const known = this.#others.get(term);
    if (known !== undefined) return known;
    this.#others.set(term, this.#names.length);
    return this.#names.push(term) - 1;
  }

  /** The slot with the key, or the free one where it belongs. */
  #slotOf(key: number): number {
    const mask = this.#slots - 1;
    let slot = (Math.imul(key, MIX) >>> 7) & mask;
    while ((this.#numbers[slot] as number) > 0 && this.#keys[slot] !== key)
      slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [keys, numbers] = [this.#keys, this.#numbers];
    this.#slots *= 2;
    this.#keys = new Int32Array(this.#slots);
    this.#numbers = new Uint32Array(this.#slots);
    for (const [i, number] of numbers.entries()) {
      if (number === 0) continue;
      const slot = this.#slotOf(keys[i] as number);
      this.#keys[slot] = keys[i] as number;
      this.#numbers[slot] = number;
    }
  }
}
