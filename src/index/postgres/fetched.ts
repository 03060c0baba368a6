type Fetch<Key, Value> = (keys: Key[]) => Promise<Iterable<readonly [Key, Value]>>;

/** The values that were asked for last; those that are not there are fetched together. */
export class Fetched<Key, Value> {
  readonly #limit: number;
  readonly #fetch: Fetch<Key, Value>;
  /** In the order in which they were asked for. */
  readonly #values = new Map<Key, Value>();

  constructor(limit: number, fetch: Fetch<Key, Value>) {
    this.#limit = limit;
    this.#fetch = fetch;
  }

  /** Values in the order of their keys; undefined for one that there is not. */
  async many(keys: readonly Key[]): Promise<(Value | undefined)[]> {
    const found = new Map<Key, Value>();
    for (const key of keys) {
      const value = this.#values.get(key);
      if (value !== undefined) this.#keep(found, key, value);
    }
    const missing = [...new Set(keys)].filter(key => !found.has(key));
    if (missing.length > 0) {
      for (const [key, value] of await this.#fetch(missing)) this.#keep(found, key, value);
    }
    return keys.map(key => found.get(key));
  }

  async one(key: Key): Promise<Value | undefined> {
    return this.#values.get(key) ?? (await this.many([key]))[0];
  }

  clear(): void {
    this.#values.clear();
  }

  #keep(found: Map<Key, Value>, key: Key, value: Value): void {
    found.set(key, value);
    this.#values.delete(key);
    this.#values.set(key, value);
    if (this.#values.size <= this.#limit) return;
    for (const oldest of this.#values.keys()) {
      this.#values.delete(oldest);
      break;
    }
  }
}
