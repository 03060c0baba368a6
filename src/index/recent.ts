/** The values that were asked for last: reading one again costs nothing. */
export class Recent<Key extends number | string, Value> {
  readonly #limit: number;
  readonly #read: (key: Key) => Value;
  readonly #sizeOf: (value: Value) => number;
  /** In the order in which they were asked for. */
  readonly #values = new Map<Key, Value>();
  #size = 0;

  /** Keeps values while they are no more than `limit`, or together no larger by `sizeOf`. */
  constructor(
    limit: number,
    read: (key: Key) => Value,
    sizeOf: (value: Value) => number = () => 1,
  ) {
    this.#limit = limit;
    this.#read = read;
    this.#sizeOf = sizeOf;
  }

  get(key: Key): Value {
    const known = this.#values.get(key);
    if (known !== undefined) this.#values.delete(key);
    const value = known ?? this.#read(key);
    if (known === undefined) this.#makeRoom(this.#sizeOf(value));
    this.#values.set(key, value);
    return value;
  }

  /** What was read turned out to be of no use: it is read anew. */
  forget(key: Key): void {
    const value = this.#values.get(key);
    if (value === undefined) return;
    this.#values.delete(key);
    this.#size -= this.#sizeOf(value);
  }

  clear(): void {
    this.#values.clear();
    this.#size = 0;
  }

  #makeRoom(size: number): void {
    this.#size += size;
    for (const [oldest, value] of this.#values) {
      if (this.#size <= this.#limit) return;
      this.#values.delete(oldest);
      this.#size -= this.#sizeOf(value);
    }
  }
}
