/** True when all cases are to be run: `npm run test:faults -- --full`. */
export const IS_FULL = process.env.YINJU_FAULTS === 'full';

/** How much of a suite is run: the size that fits into every check, or all of it. */
export function sized<T>(usual: T, full: T): T {
  return IS_FULL ? full : usual;
}

/** Numbers below 1 that are the same in every run with the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 to below `end`. */
export function below(random: () => number, end: number): number {
  return Math.floor(random() * end);
}
