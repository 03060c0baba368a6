import { Presets, SingleBar } from 'cli-progress';
import type { BuildStep } from '../index/build.ts';

const STEP_NAMES: Record<BuildStep, string> = { read: 'Reading  ', embed: 'Embedding' };

/** Shows how far a build is: a bar on a terminal, one line a step elsewhere. */
export class BuildProgress {
  #step: string | null = null;
  #bar: SingleBar | null = null;

  /** To be called with every advance of a step. */
  readonly advance = (step: BuildStep, done: number, total: number): void => {
    this.show(STEP_NAMES[step], done, total);
  };

  show(step: string, done: number, total: number): void {
    if (step !== this.#step) this.#begin(step, total);
    this.#bar?.update(done);
  }

  /** To be called when nothing more comes, also after a failure. */
  stop(): void {
    this.#bar?.stop();
    this.#bar = null;
    this.#step = null;
  }

  #begin(step: string, total: number): void {
    this.stop();
    this.#step = step;
    if (!process.stderr.isTTY) {
      process.stderr.write(`${step.trim()} (${total})\n`);
      return;
    }
    this.#bar = new SingleBar(
      {
        format: `${step} {bar} {percentage} % · {value}/{total} · {eta_formatted} left`,
        stream: process.stderr,
        hideCursor: true,
      },
      Presets.shades_classic,
    );
    this.#bar.start(total, 0);
  }
}
