import { BotApiFailure, badRequest } from './bot-api-failure.ts';
import { notModified } from './content/telegram-words.ts';
import type { FaultKind } from './page-events.ts';

export interface FaultWish {
  kind: FaultKind;
  /** Calls that fail; default 3. `slow` and `not-modified` last until they are switched off. */
  count?: number | undefined;
  /** For 429; default 3. */
  retryAfterSeconds?: number | undefined;
}

/** What a call meets before it reaches its method. */
export type Fault = { failure: BotApiFailure } | { delayMs: number } | 'bad gateway' | null;

const defaultCount = 3;
const defaultRetryAfterSeconds = 3;
const slowMs = 1500;
/**
 * A poll waits most of the time, so it would use the faults up before the bot does anything that a
 * person sees.
 */
const spared = new Set(['getupdates', 'getme', 'deletewebhook']);

/** Makes the Bot API fail as Telegram does at times. */
export class Faults {
  #kind: FaultKind = 'none';
  #remaining = 0;
  #retryAfterSeconds = defaultRetryAfterSeconds;
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  set({
    kind,
    count = defaultCount,
    retryAfterSeconds = defaultRetryAfterSeconds,
  }: FaultWish): void {
    this.#kind = kind;
    this.#remaining = count;
    this.#retryAfterSeconds = retryAfterSeconds;
    this.#onChange();
  }

  get kind(): FaultKind {
    return this.#kind;
  }

  /** @param method as called; letters of any case. */
  meet(method: string): Fault {
    const name = method.toLowerCase();
    if (spared.has(name)) return null;
    switch (this.#kind) {
      case '429':
        this.#countDown();
        return { failure: tooManyRequests(this.#retryAfterSeconds) };
      case '502':
        this.#countDown();
        return 'bad gateway';
      case 'slow':
        return { delayMs: slowMs };
      case 'not-modified':
        return name.startsWith('editmessage') ? { failure: badRequest(notModified) } : null;
      default:
        return null;
    }
  }

  #countDown(): void {
    this.#remaining -= 1;
    if (this.#remaining > 0) return;
    this.#kind = 'none';
    this.#onChange();
  }
}

function tooManyRequests(seconds: number): BotApiFailure {
  const description = `Too Many Requests: retry after ${seconds}`;
  return new BotApiFailure(429, description, { retry_after: seconds });
}
