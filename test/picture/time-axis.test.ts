import { describe, expect, it } from 'vitest';
import { timeAxis } from '../../src/picture/time-axis.ts';

describe('a time axis', () => {
  it.each([
    ['one day', ['2022-05-12'], 'day', 1],
    ['sixty-two days', ['2022-05-01', '2022-07-01'], 'day', 62],
    ['a day more', ['2022-05-01', '2022-07-02'], 'month', 3],
    ['a turn of the year', ['2021-12-30', '2022-01-02'], 'day', 4],
    ['a leap day', ['2020-02-28', '2020-03-01'], 'day', 3],
    ['ten years', ['2012-01-31', '2021-12-01'], 'month', 120],
    ['more than ten years', ['2012-01-31', '2022-01-01'], 'year', 11],
    ['the year 1', ['0001-01-01', '0001-01-03'], 'day', 3],
  ])('has the steps that the span needs: %s', (_, days, unit, steps) => {
    const axis = timeAxis(days, 6);

    expect({ unit: axis.unit, steps: axis.steps }).toEqual({ unit, steps });
    expect(axis.stepOf(days[0]!)).toBe(0);
    expect(axis.stepOf(days.at(-1)!)).toBe(steps - 1);
  });

  it.each([
    ['2022-05-01', '2022-05-30'],
    ['2019-11-01', '2022-12-31'],
    ['1949-10-01', '2022-12-31'],
    ['0001-01-01', '9999-12-31'],
  ])('has few labels, evenly apart, from %s to %s', (first, last) => {
    const { ticks, steps } = timeAxis([last, first], 6);

    const apart = ticks.slice(1).map(({ step }, i) => step - (ticks[i]?.step ?? 0));
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.length).toBeLessThanOrEqual(11);
    expect(new Set(apart).size).toBe(1);
    expect(ticks.every(({ step }) => step >= 0 && step < steps)).toBe(true);
  });

  it('tells the year of days where it is new', () => {
    const { ticks } = timeAxis(['2021-12-30', '2022-01-02'], 6);

    expect(ticks).toEqual([
      { step: 0, label: '12-30', year: '2021' },
      { step: 1, label: '12-31', year: null },
      { step: 2, label: '01-01', year: '2022' },
      { step: 3, label: '01-02', year: null },
    ]);
  });

  it('labels months by the calendar', () => {
    const { ticks } = timeAxis(['2019-11-20', '2022-12-31'], 5);

    expect(ticks.map(({ label }) => label)).toEqual(['2020-01', '2021-01', '2022-01']);
  });

  it('keeps to a given unit', () => {
    expect(timeAxis(['2021-01-01', '2021-12-31'], 9, 'day').steps).toBe(365);
  });

  it('needs a day', () => {
    expect(() => timeAxis([], 6)).toThrow(RangeError);
  });
});
