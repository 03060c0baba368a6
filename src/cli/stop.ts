/** Ctrl-C, and what service managers send. */
export const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** Exit status of a command that a signal stopped, as shells have it for Ctrl-C. */
export const STOPPED_STATUS = 130;
/** A service manager, a terminal and a parent process may each send the same wish to stop. */
const SAME_WISH_MS = 500;

/** Somebody stopped the command; the message says what stays. */
export class StoppedError extends Error {
  override name = 'StoppedError';
}

/** Ends the process so long after the signal, whatever still holds it then. */
export function exitWithin(milliseconds: number, signal: AbortSignal): void {
  signal.addEventListener('abort', () => {
    setTimeout(() => process.exit(0), milliseconds).unref();
  });
}

/** Aborts on SIGINT and SIGTERM; who asks a second time, later, ends the process at once. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  let askedAt = 0;
  const stop = () => {
    if (!controller.signal.aborted) {
      askedAt = performance.now();
      controller.abort();
    } else if (performance.now() - askedAt > SAME_WISH_MS) {
      process.exit(STOPPED_STATUS);
    }
  };
  for (const name of STOP_SIGNALS) process.on(name, stop);
  return controller.signal;
}
