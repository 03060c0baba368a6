/** The values that were asked for last: reading one again costs nothing. */
export class Recent<Value> {
  readonly #limit: number;
  readonly #read: (key: number) => Value;
  /** In the order in which they were asked for. */
  readonly #values = new Map<number, Value>();

  constructor(limit: number, read: (key: number) => Value) {
    this.#limit = limit;
    this.#read = read;
  }

  get(key: number): Value {
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
