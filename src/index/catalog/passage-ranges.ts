/** Where the passages of a report stand. */
export type PassageRange = readonly [reportIndex: number, first: number, count: number];

/** Where the passages of all reports stand, by the number of the report. */
export class PassageRanges {
  /** Numbers of all reports, in order; those of removed reports are missing. */
  readonly reportIndexes: readonly number[];
  /** Of all reports together. */
  readonly passageCount: number;
  readonly #firsts: Uint32Array;
  readonly #counts: Uint32Array;

  /** Of ranges in the order of their reports. */
  constructor(ranges: readonly PassageRange[]) {
    const numbers = (ranges.at(-1)?.[0] ?? -1) + 1;
    this.reportIndexes = ranges.map(([reportIndex]) => reportIndex);
    this.#firsts = new Uint32Array(numbers);
    this.#counts = new Uint32Array(numbers);
    let passageCount = 0;
    for (const [reportIndex, first, count] of ranges) {
      this.#firsts[reportIndex] = first;
      this.#counts[reportIndex] = count;
      passageCount += count;
    }
    this.passageCount = passageCount;
  }

  /** First passage of a report. */
  first(reportIndex: number): number {
    return this.#firsts[reportIndex] ?? 0;
  }

  /** Number of passages of a report; 0 for one that is not there. */
  count(reportIndex: number): number {
    return this.#counts[reportIndex] ?? 0;
  }
}
