import { Presets, SingleBar } from 'cli-progress';

/** What the steps of a build are called, in one width. */
const STEP_NAMES: Record<string, string> = {
  read: 'Reading   ',
  embed: 'Embedding ',
  check: 'Checking  ',
  publish: 'Publishing',
};

const SECONDS_A_MINUTE = 60;

/** Shows how far a build is: a bar on a terminal, one line a step elsewhere. */
export class BuildProgress {
  #step: string | null = null;
  #bar: SingleBar | null = null;
  #started = 0;

  /** To be called with every advance of a step. */
  readonly advance = (step: string, done: number, total: number): void => {
    this.show(STEP_NAMES[step] ?? step, done, total);
  };

  show(step: string, done: number, total: number): void {
    if (step !== this.#step) {
      // What is over when it is first heard of needs no line.
      if (total <= 1 && done === total) return;
      this.#begin(step, total);
    }
    const seconds = (performance.now() - this.#started) / 1000;
    this.#bar?.update(done, pace(done, total, seconds));
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
    this.#started = performance.now();
    const isCounted = total > 1;
    if (!process.stderr.isTTY || !isCounted) {
      process.stderr.write(isCounted ? `${step.trim()} (${total})\n` : `${step.trim()}\n`);
      return;
    }
    this.#bar = new SingleBar(
      {
        format: `${step} {bar} {percentage} % · {value}/{total}{pace}`,
        stream: process.stderr,
        hideCursor: true,
      },
      Presets.shades_classic,
    );
    this.#bar.start(total, 0, pace(0, total, 0));
  }
}

/** How fast it goes and how long that still takes; nothing before the first is done. */
function pace(done: number, total: number, seconds: number): { pace: string } {
  if (done === 0 || seconds === 0) return { pace: '' };
  const left = Math.round(((total - done) * seconds) / done);
  const minutes = Math.floor(left / SECONDS_A_MINUTE);
  const time = minutes > 0 ? `${minutes} min ${left % SECONDS_A_MINUTE} s` : `${left} s`;
  return { pace: ` · ${Math.round(done / seconds)}/s · ${time} left` };
}
