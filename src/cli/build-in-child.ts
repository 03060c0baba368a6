import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { IndexError } from '../index/format.ts';
import { type BuildEvent, type BuildResultEvent, parseEvent } from './build-events.ts';
import { STOP_SIGNALS, StoppedError } from './stop.ts';

/** The program itself, to be run once more. */
export const YINJU = fileURLToPath(new URL('../../bin/yinju.js', import.meta.url));

/**
 * Build the index of the settings in a process of its own, so that native code that runs out of
 * memory or crashes takes nobody along. Throws IndexError with its reason when it fails, and
 * StoppedError when it was stopped, by a signal to either process.
 */
export async function buildInChild(
  onProgress: (step: string, done: number, total: number) => void,
  command: string[] = [YINJU, 'index', '--json'],
): Promise<BuildResultEvent> {
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  const passOn = (signal: NodeJS.Signals) => child.kill(signal);
  let last: BuildEvent | null = null;
  const ended = new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(signal ?? `exit ${code}`));
  });
  // This process goes on until the child has cleared up.
  for (const name of STOP_SIGNALS) process.on(name, passOn);
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      last = parseEvent(line) ?? last;
      if (last?.event === 'progress') onProgress(last.step, last.done, last.total);
    }
    const how = await ended;
    if (last?.event === 'stopped') throw new StoppedError(last.message);
    if (last?.event === 'error') throw new IndexError(last.message);
    if (last?.event !== 'result') {
      throw new IndexError(`the build ended with ${how} before it was done: run yinju doctor`);
    }
    return last;
  } finally {
    for (const name of STOP_SIGNALS) process.off(name, passOn);
  }
}
