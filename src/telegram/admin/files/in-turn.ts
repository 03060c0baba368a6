/** Does pieces of work one after the other, in the order in which they are given. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** Two who decide at once must not both move a file. */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return work => {
    const next = last.then(work, work);
    last = next.catch(() => {});
    return next;
  };
}
