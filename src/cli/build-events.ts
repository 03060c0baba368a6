import { z } from 'zod';

const Skipped = z.object({ file: z.string(), reason: z.string() });
const Changes = z.object({ added: z.number(), removed: z.number(), kept: z.number() });

const Result = z.looseObject({
  event: z.literal('result'),
  generation: z.number(),
  mode: z.enum(['unchanged', 'incremental', 'full']),
  reports: z.number(),
  passages: z.number(),
  changes: z.looseObject({ reports: Changes }),
  skipped: z.array(Skipped),
});

/** What a build came to. */
export type BuildResultEvent = z.infer<typeof Result>;

/** What `yinju index --json` prints, one a line; the last says how the build ended. */
const BuildEvent = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('progress'),
    step: z.string(),
    done: z.number(),
    total: z.number(),
  }),
  Result,
  /** It failed, and the index is as it was. */
  z.object({ event: z.literal('error'), message: z.string() }),
  /** A signal stopped it; the message says what stays. */
  z.object({ event: z.literal('stopped'), message: z.string() }),
]);

export type BuildEvent = z.infer<typeof BuildEvent>;

/** The event of a line; null for a line that is none. */
export function parseEvent(line: string): BuildEvent | null {
  try {
    return BuildEvent.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

/** Shortest time between two lines of progress; beginning and end of a step are always told. */
const PROGRESS_MS = 200;

/** Prints events, and progress not more often than a reader can use. */
export class EventPrinter {
  readonly #write: (line: string) => void;
  readonly #now: () => number;
  #lastProgress = Number.NEGATIVE_INFINITY;
  #lastStep: string | null = null;

  constructor(write: (line: string) => void, now = () => performance.now()) {
    this.#write = write;
    this.#now = now;
  }

  readonly progress = (step: string, done: number, total: number): void => {
    const now = this.#now();
    const isWithin = step === this.#lastStep && done < total;
    if (isWithin && now - this.#lastProgress < PROGRESS_MS) return;
    this.#lastProgress = now;
    this.#lastStep = step;
    this.print({ event: 'progress', step, done, total });
  };

  print(event: BuildEvent): void {
    this.#write(`${JSON.stringify(event)}\n`);
  }
}
