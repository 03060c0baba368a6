/** What one step of a time axis is; days are `YYYY-MM-DD`, with a full year. */
export type AxisUnit = 'day' | 'month' | 'year';

/** Steps of equal width from the first day to the last. */
export interface TimeAxis {
  unit: AxisUnit;
  steps: number;
  /** 0-based step of a day. */
  stepOf(day: string): number;
  /** `2022`, `2022-05` or `2022-05-12`. */
  nameOf(step: number): string;
  ticks: Tick[];
}

export interface Tick {
  step: number;
  label: string;
  /** Below the label, where the year is new and the label does not tell it. */
  year: string | null;
}

const MOST_DAYS = 62;
const MOST_MONTHS = 120;
const DAY_MS = 86_400_000;
const MONTHS = 12;
const YEAR_LENGTH = 4;
const MONTH_LENGTH = 7;
/** Steps between ticks; those of months divide a year. */
const BETWEEN: Record<AxisUnit, number[]> = {
  day: [1, 2, 5, 7, 10, 14, 28, 60, 120, 365],
  month: [1, 2, 3, 6, 12, 24],
  year: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
};

/**
 * The axis over some days, with at most `mostTicks` labels, in the unit that their span needs unless
 * one is given. Throws RangeError without days.
 */
export function timeAxis(
  days: readonly string[],
  mostTicks: number,
  givenUnit?: AxisUnit,
): TimeAxis {
  const sorted = [...days].sort();
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('an axis needs a day');
  const unit = givenUnit ?? unitOf(first, last);
  const start = ordinal(unit, first);
  const steps = ordinal(unit, last) - start + 1;
  return {
    unit,
    steps,
    stepOf: day => ordinal(unit, day) - start,
    nameOf: step => nameOf(unit, start + step),
    ticks: ticksOf(unit, start, steps, mostTicks),
  };
}

function unitOf(first: string, last: string): AxisUnit {
  if (ordinal('day', last) - ordinal('day', first) < MOST_DAYS) return 'day';
  return ordinal('month', last) - ordinal('month', first) < MOST_MONTHS ? 'month' : 'year';
}

/** Number of a day's step since 1970 or the year 0; neighbouring steps differ by one. */
function ordinal(unit: AxisUnit, day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  if (unit === 'year') return year;
  if (unit === 'month') return year * MONTHS + month - 1;
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, date);
  return Math.round(time.getTime() / DAY_MS);
}

function nameOf(unit: AxisUnit, number: number): string {
  if (unit === 'day') return new Date(number * DAY_MS).toISOString().slice(0, 10);
  const year = unit === 'year' ? number : Math.floor(number / MONTHS);
  const name = String(year).padStart(YEAR_LENGTH, '0');
  return unit === 'year' ? name : `${name}-${String((number % MONTHS) + 1).padStart(2, '0')}`;
}

function ticksOf(unit: AxisUnit, start: number, steps: number, mostTicks: number): Tick[] {
  const choices = BETWEEN[unit];
  const between =
    choices.find(count => Math.ceil(steps / count) <= mostTicks) ?? (choices.at(-1) as number);
  const ticks: Tick[] = [];
  let year: string | null = null;
  // Days are counted from the first one, months and years by the calendar.
  const skipped = unit === 'day' ? 0 : (between - (start % between)) % between;
  for (let step = skipped < steps ? skipped : 0; step < steps; step += between) {
    const name = nameOf(unit, start + step);
    const itsYear = name.slice(0, YEAR_LENGTH);
    const isNew = unit === 'day' && itsYear !== year;
    ticks.push({
      step,
      label: unit === 'day' ? name.slice(YEAR_LENGTH + 1) : name.slice(0, MONTH_LENGTH),
      year: isNew ? itsYear : null,
    });
    year = itsYear;
  }
  return ticks;
}
