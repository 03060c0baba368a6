/** The values that were asked for last: reading one again costs nothing. */
export class Recent<Key extends number | string, Value> {
  readonly #limit: number;
  readonly #read: (key: Key) => Value;
  /** In the order in which they were asked for. */
  readonly #values = new Map<Key, Value>();

  constructor(limit: number, read: (key: Key) => Value) {
    this.#limit = limit;
    this.#read = read;
  }

  get(key: Key): Value {
    const known = this.#values.get(key);
    const value = known ?? this.#read(key);
    if (known !== undefined) this.#values.delete(key);
    else if (this.#values.size >= this.#limit) {
      for (const oldest of this.#values.keys()) {
        this.#values.delete(oldest);
        break;
      }
    }
    this.#values.set(key, value);
    return value;
  }

  clear(): void {
    this.#values.clear();
  }
}
