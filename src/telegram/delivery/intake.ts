import { setTimeout as sleep } from 'node:timers/promises';
import { type Bot, BotError, type Transformer } from 'grammy';
import type { Update } from 'grammy/types';
import type { Logger } from 'pino';
import { reasonOf } from '../calls/reason.ts';
import { failureOf } from '../calls/refusals.ts';
import { untilNoted } from '../calls/reply-turn.ts';
import type { BotContext } from '../context.ts';
import { createLanguages } from '../languages.ts';
import type { State } from '../state/state.ts';
import { FairQueue } from './fair-queue.ts';
import { createRefusal, type RefusalWords } from './refusal.ts';
import { isTap, keyOf, kindOf } from './update-facts.ts';

/** Updates in work at once, of each lane. */
const AT_ONCE = 4;
/** Updates of one chat that may wait. */
const MOST_OF_A_CHAT = 20;
/** Updates that may wait in all; Telegram keeps the others until there is room. */
const MOST_IN_ALL = 2_000;
/** An update that ended the process so often is not tried again. */
const MOST_TRIES = 3;
/** How long a stop waits for what is in work. */
const STOP_WITHIN_MS = 7_000;

export interface IntakeParts {
  bot: Bot<BotContext>;
  state: Pick<State, 'journal' | 'language'>;
  log: Logger;
}

/** Updates of one kind, apart from those of others so that neither waits for the other. */
interface Lane {
  queue: FairQueue<Update>;
  inWork: number;
}

type Outcome = 'handled' | 'failed' | 'chat gone' | 'refused' | 'given up';

/**
 * Takes updates over from Telegram and has the bot handle each once: what is taken stands in the
 * journal until it is handled, so that a crash loses nothing.
 */
export class Intake {
  readonly #parts: IntakeParts;
  readonly #refusal: ReturnType<typeof createRefusal>;
  readonly #messages: Lane = { queue: new FairQueue(), inWork: 0 };
  readonly #taps: Lane = { queue: new FairQueue(), inWork: 0 };
  readonly #inWork = new Set<Promise<void>>();
  /** Chats that were told that too much waits, until nothing does. */
  readonly #told = new Set<string>();
  readonly #abandoned = new AbortController();
  /** Numbers of updates that wait or are in work. */
  readonly #here = new Set<number>();
  #isOpen = false;
  #stopped: Promise<void> | null = null;
  #onRoom: (() => void)[] = [];

  constructor(parts: IntakeParts) {
    this.#parts = parts;
    this.#refusal = createRefusal(parts.bot, createLanguages(parts.state), parts.state);
    // What is in work when the stop has lasted long enough ends here, whatever it waits for.
    parts.bot.api.config.use((call, method, payload, signal) =>
      call(method, payload, signal ?? (this.#abandoned.signal as Parameters<Transformer>[3])),
    );
  }

  /** Updates that are taken and not yet in work. */
  get waiting(): number {
    return this.#messages.queue.size + this.#taps.queue.size;
  }

  get isFull(): boolean {
    return this.waiting >= MOST_IN_ALL;
  }

  get #isStopping(): boolean {
    return this.#stopped !== null;
  }

  /**
   * Begin to handle updates: first those that were taken before and never handled. The bot must know
   * who it is. Later calls do nothing.
   */
  async open(): Promise<void> {
    if (this.#isOpen || this.#isStopping) return;
    this.#isOpen = true;
    const { state, log } = this.#parts;
    const pending = await state.journal.pending();
    if (pending.length > 0) log.info({ updates: pending.length }, 'going on where it stopped');
    for (const update of pending) this.#enqueue(update);
  }

  /** Resolves when there is room for more, or a stop begins. */
  async room(): Promise<void> {
    while (this.isFull && !this.#isStopping) {
      await new Promise<void>(resolve => this.#onRoom.push(resolve));
    }
  }

  /**
   * Take over an update. When this resolves, Telegram may forget it; one that was taken before is
   * passed over. Throws when the journal cannot be written: then nothing is taken.
   */
  async take(update: Update): Promise<void> {
    const { state, log } = this.#parts;
    if (!(await state.journal.take(update))) {
      log.debug({ update: update.update_id }, 'taken before');
      return;
    }
    // It stands in the journal, where the opening, now or at the next start, finds it.
    if (!this.#isOpen || this.#isStopping) return;
    const { queue } = this.#laneOf(update);
    const key = keyOf(update);
    if (queue.waitingOf(key) >= MOST_OF_A_CHAT) return this.#refuse(update, key);
    this.#enqueue(update);
  }

  /** Begin nothing more, and end what is in work, within seven seconds; the rest stays kept. */
  stop(): Promise<void> {
    this.#stopped ??= this.#end();
    return this.#stopped;
  }

  async #end(): Promise<void> {
    // Not before the stop is known of.
    await null;
    this.#room();
    const ended = Promise.all(this.#inWork);
    const timer = new AbortController();
    await Promise.race([
      ended,
      sleep(STOP_WITHIN_MS, undefined, { signal: timer.signal }).catch(() => {}),
    ]);
    timer.abort();
    this.#abandoned.abort();
    const left = this.waiting + this.#inWork.size;
    if (left > 0) this.#parts.log.info({ left }, 'updates kept for the next start');
  }

  #laneOf(update: Update): Lane {
    return isTap(update) ? this.#taps : this.#messages;
  }

  #enqueue(update: Update): void {
    if (this.#here.has(update.update_id)) return;
    this.#here.add(update.update_id);
    const lane = this.#laneOf(update);
    lane.queue.add(keyOf(update), update);
    this.#fill(lane);
  }

  /** Begin as much as may be in work. */
  #fill(lane: Lane): void {
    while (!this.#isStopping && lane.inWork < AT_ONCE) {
      const next = lane.queue.next();
      if (!next) return;
      lane.inWork += 1;
      void this.#track(untilNoted(() => this.#handle(next.item))).finally(() => {
        this.#here.delete(next.item.update_id);
        lane.inWork -= 1;
        lane.queue.release(next.key);
        if (lane.queue.waitingOf(next.key) === 0) this.#told.delete(next.key);
        this.#room();
        this.#fill(lane);
      });
    }
  }

  #track(work: Promise<void>): Promise<void> {
    const tracked = work
      .catch(error => {
        const { log } = this.#parts;
        log.error({ error: reasonOf(error) }, 'journal not written: handled again at a start');
      })
      .finally(() => this.#inWork.delete(tracked));
    this.#inWork.add(tracked);
    return tracked;
  }

  #room(): void {
    for (const resolve of this.#onRoom.splice(0)) resolve();
  }

  async #handle(update: Update): Promise<void> {
    const { journal } = this.#parts.state;
    const started = performance.now();
    // Not counted is not a reason not to answer.
    const tries = await journal.begin(update.update_id).catch(() => 1);
    const outcome = tries > MOST_TRIES ? await this.#giveUp(update) : await this.#outcomeOf(update);
    if (outcome !== null) await this.#done(update, outcome, started);
  }

  /** Null for an update that is left to the next start. */
  async #outcomeOf(update: Update): Promise<Outcome | null> {
    const { bot, log } = this.#parts;
    try {
      await bot.handleUpdate(update);
      return 'handled';
    } catch (error) {
      if (this.#abandoned.signal.aborted) return null;
      if (!(error instanceof BotError)) throw error;
      await Promise.resolve(bot.errorHandler(error)).catch(second => {
        log.error({ update: update.update_id, error: reasonOf(second) }, 'nobody was told');
      });
      if (this.#abandoned.signal.aborted) return null;
      return failureOf(error.error) === 'chat gone' ? 'chat gone' : 'failed';
    }
  }

  async #giveUp(update: Update): Promise<Outcome> {
    await this.#tell(update, 'failed');
    return 'given up';
  }

  /** Not more than a chat may have: told once, then passed over until the chat has nothing waiting. */
  #refuse(update: Update, key: string): void {
    const started = performance.now();
    const isTold = this.#told.has(key) && !update.callback_query;
    this.#told.add(key);
    const refused = async () => {
      if (!isTold) await this.#tell(update, 'delivery-too-many');
      await this.#done(update, 'refused', started);
    };
    void this.#track(refused());
  }

  async #tell(update: Update, words: RefusalWords): Promise<void> {
    await this.#refusal(update, words).catch(error => {
      this.#parts.log.warn({ update: update.update_id, error: reasonOf(error) }, 'not told');
    });
  }

  async #done(update: Update, outcome: Outcome, started: number): Promise<void> {
    const { state, log } = this.#parts;
    await state.journal.handled(update.update_id);
    const milliseconds = Math.round(performance.now() - started);
    log.info({ update: update.update_id, kind: kindOf(update), milliseconds, outcome }, 'update');
  }
}
