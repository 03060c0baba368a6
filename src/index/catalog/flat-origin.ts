import type { OriginRun } from '../../types.ts';

const NUMBERS = 4;

/** Origin runs as [start, length, sourceStart, sourceLength] of each, one behind the other. */
export function flatOrigin(origin: OriginRun[]): number[] {
  return origin.flatMap(run => [run.start, run.length, run.sourceStart, run.sourceLength]);
}

/** The runs of a flat origin. */
export function originRuns(flat: number[]): OriginRun[] {
  return Array.from({ length: flat.length / NUMBERS }, (_, i) => {
    const [start = 0, length = 0, sourceStart = 0, sourceLength = 0] = flat.slice(
      NUMBERS * i,
      NUMBERS * i + NUMBERS,
    );
    return { start, length, sourceStart, sourceLength };
  });
}
