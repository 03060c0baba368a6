import { mean } from './metrics.ts';

/** Where the values of a feature lie and how far they spread. */
export interface Scale {
  middle: number;
  /** 1 for a feature that never differs. */
  deviation: number;
}

/** The scale of every feature of rows. */
export function scalesOf(rows: number[][]): Scale[] {
  return Array.from({ length: rows[0]?.length ?? 0 }, (_, k) => {
    const values = rows.map(row => row[k] ?? 0);
    const middle = mean(values);
    const deviation = Math.sqrt(mean(values.map(value => (value - middle) ** 2)));
    return { middle, deviation: deviation || 1 };
  });
}
