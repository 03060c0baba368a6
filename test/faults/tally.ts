import { appendFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Wrong cases that a failure shows; the rest is only counted. */
const MOST_SHOWN = 20;

/** Counts the cases of one kind, for the table that the run ends with. */
export class Tally {
  readonly #kind: string;
  readonly #wrong: string[] = [];
  #cases = 0;
  readonly #seen = new Map<string, number>();

  constructor(kind: string) {
    this.#kind = kind;
  }

  /** One case: wrong when it throws. What it returns is counted beside, such as `old`. */
  async check(name: string, run: () => Promise<string | undefined>): Promise<void> {
    this.#cases++;
    try {
      const seen = await run();
      if (seen) this.#seen.set(seen, (this.#seen.get(seen) ?? 0) + 1);
    } catch (error) {
      this.#wrong.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Cases that were counted elsewhere. */
  add(cases: number, wrong: string[] = []): void {
    this.#cases += cases;
    this.#wrong.push(...wrong);
  }

  /** Put the counts into the table, and fail when a case was wrong. */
  end(): void {
    const file = process.env.YINJU_FAULT_COUNTS;
    const wrong = this.#wrong.length;
    const seen = [...this.#seen].sort().map(([what, count]) => `${count} ${what}`);
    const row = { kind: this.#kind, cases: this.#cases, wrong, seen: seen.join(', ') };
    if (file) appendFileSync(file, `${JSON.stringify(row)}\n`);
    expect(this.#wrong.slice(0, MOST_SHOWN), `${wrong} of ${this.#cases} wrong`).toEqual([]);
  }
}

/** Note in the table that cases were not run, and why. */
export function noteSkipped(kind: string, reason: string): void {
  const file = process.env.YINJU_FAULT_COUNTS;
  const row = { kind, cases: 0, wrong: 0, seen: `skipped: ${reason}` };
  if (file) appendFileSync(file, `${JSON.stringify(row)}\n`);
}

/** Do something with all items, so many at a time. */
export async function eachOf<T>(
  items: Iterable<T>,
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  const workers = Array.from({ length: atOnce }, async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value);
  });
  await Promise.all(workers);
}
