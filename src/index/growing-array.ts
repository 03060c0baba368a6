type Numbers = Uint8Array | Uint16Array | Uint32Array | Int8Array | Float32Array;

/** Numbers in one typed array that grows by doubling: far smaller than an array of JavaScript's. */
export class GrowingArray<T extends Numbers> {
  #values: T;
  #length = 0;
  readonly #make: (length: number) => T;

  constructor(make: (length: number) => T, capacity = 1024) {
    this.#make = make;
    this.#values = make(capacity);
  }

  get length(): number {
    return this.#length;
  }

  at(index: number): number {
    return this.#values[index] as number;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  push(value: number): void {
    this.#reserve(1);
    this.#values[this.#length++] = value;
  }

  /** Append numbers as they are. */
  append(values: ArrayLike<number>): void {
    this.#reserve(values.length);
    this.#values.set(values, this.#length);
    this.#length += values.length;
  }

  /** Begin again, in the same memory. */
  clear(): void {
    this.#length = 0;
  }

  /** The numbers so far; a view that those behind them do not change. */
  values(): T {
    return this.#values.subarray(0, this.#length) as T;
  }

  #reserve(count: number): void {
    const needed = this.#length + count;
    if (needed <= this.#values.length) return;
    const grown = this.#make(Math.max(needed, 2 * this.#values.length));
    grown.set(this.values());
    this.#values = grown;
  }
}
