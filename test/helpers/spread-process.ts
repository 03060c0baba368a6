import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const CHILD = fileURLToPath(new URL('../index/postgres/child/spread.js', import.meta.url));

/** A worker, or a builder that hands out, in a process that never gets to the end of a batch. */
export class SpreadProcess {
  readonly #child: ChildProcess;

  constructor(told: { role: 'worker' | 'builder'; url: string; texts?: string[] }) {
    this.#child = spawn(process.execPath, [CHILD, JSON.stringify(told)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }

  /** Resolves when it embeds. */
  async embeds(): Promise<void> {
    const lines = createInterface({ input: this.#child.stdout as NodeJS.ReadableStream });
    const said = await Promise.race([once(lines, 'line'), once(this.#child, 'close')]);
    if (said[0] !== 'embeds') throw new Error('the process has ended before it embedded');
  }

  async kill(): Promise<void> {
    const ended = once(this.#child, 'close');
    this.#child.kill('SIGKILL');
    await ended;
  }
}
