import type { Update } from 'grammy/types';
import { BotApiFailure } from '../bot-api-failure.ts';

export interface PollRequest {
  /** Confirms every update with a smaller id; negative keeps only that many from the end. */
  offset?: number | undefined;
  limit?: number | undefined;
  timeoutSeconds?: number | undefined;
  /** Kept for later polls, as Telegram does; an empty list restores the default. */
  allowedUpdates?: readonly string[] | undefined;
  /** The caller has gone: the poll ends with nothing. */
  signal?: AbortSignal | undefined;
}

interface WaitingPoll {
  answer: () => void;
  refuse: (failure: BotApiFailure) => void;
}

const maxPendingUpdates = 1000;
const maxLimit = 100;
const maxTimeoutSeconds = 50;
const terminatedByOther =
  'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';

/** Updates for the bot. Each stays until a later poll confirms it, so delivery is at least once. */
export class UpdateQueue {
  #pending: Update[] = [];
  #nextId: number;
  #allowed: ReadonlySet<string> | undefined;
  #waiting: WaitingPoll | undefined;
  #closed = false;

  /**
   * @param firstId id of the first update. Ids must keep growing over restarts of the preview,
   *   because the bot remembers which ids it has handled.
   */
  constructor(firstId: number) {
    this.#nextId = firstId;
  }

  get size(): number {
    return this.#pending.length;
  }

  /** Queues one update; the oldest is lost when 1000 wait. Types the bot did not ask for vanish. */
  push(content: Omit<Update, 'update_id'>): void {
    const type = Object.keys(content)[0];
    if (type === undefined || (this.#allowed && !this.#allowed.has(type))) return;
    this.#pending.push({ update_id: this.#nextId, ...content });
    this.#nextId += 1;
    if (this.#pending.length > maxPendingUpdates) this.#pending.shift();
    this.#waiting?.answer();
  }

  /**
   * Long poll.
   * @returns at once when updates wait, else with the first one or, after the timeout, none.
   * @throws BotApiFailure 409 when another poll takes over, 500 when the preview closes.
   */
  async poll(request: PollRequest): Promise<Update[]> {
    if (this.#closed) throw restarting();
    this.#waiting?.refuse(new BotApiFailure(409, terminatedByOther));
    this.#setAllowed(request.allowedUpdates);
    this.#confirm(request.offset ?? 0);
    const limit = clamp(request.limit ?? maxLimit, 1, maxLimit);
    const timeoutSeconds = clamp(request.timeoutSeconds ?? 0, 0, maxTimeoutSeconds);
    if (this.#pending.length === 0 && timeoutSeconds > 0 && !request.signal?.aborted) {
      await this.#nextUpdate(timeoutSeconds, request.signal);
    }
    return this.#pending.slice(0, limit);
  }

  clear(): void {
    this.#pending = [];
  }

  /** Ends an open poll; later polls are refused. */
  close(): void {
    this.#closed = true;
    this.#waiting?.refuse(restarting());
  }

  #setAllowed(types: readonly string[] | undefined): void {
    if (types) this.#allowed = types.length > 0 ? new Set(types) : undefined;
  }

  #confirm(offset: number): void {
    this.#pending =
      offset < 0
        ? this.#pending.slice(offset)
        : this.#pending.filter(update => update.update_id >= offset);
  }

  #nextUpdate(timeoutSeconds: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', answer);
        if (this.#waiting === waiting) this.#waiting = undefined;
        act();
      };
      const answer = () => settle(resolve);
      const waiting: WaitingPoll = {
        answer,
        refuse: failure => settle(() => reject(failure)),
      };
      const timer = setTimeout(answer, timeoutSeconds * 1000);
      signal?.addEventListener('abort', answer);
      this.#waiting = waiting;
    });
  }
}

function restarting(): BotApiFailure {
  return new BotApiFailure(500, 'Internal Server Error: restart');
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
