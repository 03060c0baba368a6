import type { PartialDate } from '../../types.ts';

const YEAR = 10_000;
const MONTH = 100;
const UNKNOWN = 0;

/** A date of every row: `20220505`, `505` for a day of an unknown year, 0 for none. */
export class DateColumn {
  readonly #dates: Int32Array;

  /** Of dates as records have them: `2022-05-05`, `05-05`, null. */
  constructor(dates: readonly (string | null)[]) {
    this.#dates = Int32Array.from(dates, date => Number(date?.replaceAll('-', '') ?? UNKNOWN));
  }

  /**
   * True when a row states one of some dates. A day of an unknown year may be of any, but tells
   * nothing where years alone are asked for.
   */
  isAny(row: number, asked: readonly PartialDate[]): boolean {
    const date = this.#dates[row] as number;
    if (date === UNKNOWN) return false;
    const year = Math.floor(date / YEAR);
    if (year === UNKNOWN && !asked.some(({ month }) => month !== null)) return false;
    const month = Math.floor(date / MONTH) % MONTH;
    for (const one of asked) {
      if (one.year !== null && year !== UNKNOWN && one.year !== year) continue;
      if (one.month !== null && one.month !== month) continue;
      if (one.day === null || one.day === date % MONTH) return true;
    }
    return false;
  }
}
