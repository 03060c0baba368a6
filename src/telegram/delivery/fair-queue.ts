/**
 * What waits, by key: in order and one at a time within a key, the keys in turn. A key with much to
 * do keeps no other one waiting for longer than one of its own.
 */
export class FairQueue<T> {
  /** In the order of their turns. */
  readonly #waiting = new Map<string, T[]>();
  readonly #inWork = new Set<string>();
  readonly #isBefore: (a: T, b: T) => boolean;
  #size = 0;

  /** Within a key in the order in which they come, but for what `isBefore` puts before others. */
  constructor(isBefore: (a: T, b: T) => boolean = () => false) {
    this.#isBefore = isBefore;
  }

  /** How many wait, those in work not counted. */
  get size(): number {
    return this.#size;
  }

  waitingOf(key: string): number {
    return this.#waiting.get(key)?.length ?? 0;
  }

  add(key: string, item: T): void {
    const items = this.#waiting.get(key);
    if (items) {
      const last = items.findLastIndex(other => !this.#isBefore(item, other));
      items.splice(last + 1, 0, item);
    } else {
      this.#waiting.set(key, [item]);
    }
    this.#size += 1;
  }

  /** The next one in turn, whose key is in work until it is released; null when none can begin. */
  next(): { key: string; item: T } | null {
    for (const [key, items] of this.#waiting) {
      if (this.#inWork.has(key)) continue;
      const item = items.shift() as T;
      this.#waiting.delete(key);
      if (items.length > 0) this.#waiting.set(key, items);
      this.#inWork.add(key);
      this.#size -= 1;
      return { key, item };
    }
    return null;
  }

  release(key: string): void {
    this.#inWork.delete(key);
  }
}
