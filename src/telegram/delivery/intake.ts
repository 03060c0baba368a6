import { setTimeout as sleep } from 'node:timers/promises';
import type { Transformer } from 'grammy';
import type { Update } from 'grammy/types';
import { reasonOf } from '../calls/reason.ts';
import { untilNoted } from '../calls/reply-turn.ts';
import { FairQueue } from './fair-queue.ts';
import { Handling, type HandlingParts } from './handling.ts';
import { isTap, keyOf, turnOf } from './update-facts.ts';

/** Updates in work at once, of each lane. */
const AT_ONCE = 4;
/** Updates of one chat that may wait. */
const MOST_OF_A_CHAT = 20;
/** Updates that may wait in all; Telegram keeps the others until there is room. */
const MOST_IN_ALL = 2_000;
/** How long a stop waits for what is in work. */
const STOP_WITHIN_MS = 7_000;

/** Updates of one kind, apart from those of others so that neither waits for the other. */
interface Lane {
  queue: FairQueue<Update>;
  inWork: number;
}

const isBefore = (a: Update, b: Update) => a.update_id < b.update_id;

/**
 * Takes updates over from Telegram and has the bot handle each once: what is taken stands in the
 * journal until it is handled, so that a crash loses nothing.
 */
export class Intake {
  readonly #parts: HandlingParts;
  readonly #handling: Handling;
  readonly #messages: Lane = { queue: new FairQueue(isBefore), inWork: 0 };
  readonly #taps: Lane = { queue: new FairQueue(isBefore), inWork: 0 };
  readonly #inWork = new Set<Promise<void>>();
  /** Chats that were told that too much waits, until nothing does. */
  readonly #told = new Set<string>();
  readonly #stopping = new AbortController();
  readonly #abandoned = new AbortController();
  /** Numbers of updates that wait, are in work or are being refused. */
  readonly #here = new Set<number>();
  #isOpen = false;
  #stopped: Promise<void> | null = null;
  #onRoom: (() => void)[] = [];

  constructor(parts: HandlingParts) {
    this.#parts = parts;
    this.#handling = new Handling(parts, this.#abandoned.signal);
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
    const pending = await state.journal.pending().catch((error: unknown) => {
      this.#isOpen = false;
      throw error;
    });
    if (pending.length > 0) log.info({ updates: pending.length }, 'going on where it stopped');
    for (const update of pending) this.#enqueue(update);
    void this.#keepBeating();
  }

  /** Say that this bot lives, and go on where others have stopped, until the stop. */
  async #keepBeating(): Promise<void> {
    const { state, log } = this.#parts;
    const { beatMs } = state.journal;
    const { signal } = this.#stopping;
    if (beatMs === null) return;
    while (!signal.aborted) {
      await sleep(beatMs, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      try {
        this.#goOn(await state.journal.pending());
      } catch (error) {
        log.error({ error: reasonOf(error) }, 'journal not read: other bots may take over');
      }
    }
  }

  /** Resolves when there is room for more, or a stop begins. */
  async room(): Promise<void> {
    while (this.isFull && !this.#isStopping) {
      await new Promise<void>(resolve => this.#onRoom.push(resolve));
    }
  }

  /**
   * Take over an update. When this resolves, Telegram may forget it; one that was taken before, or is
   * another bot's to handle, is passed over. Throws when the journal cannot be written: then nothing is
   * taken.
   */
  async take(update: Update): Promise<void> {
    const { state, log } = this.#parts;
    if (!(await state.journal.take(update, turnOf(update)))) {
      log.debug({ update: update.update_id }, "taken before, or another bot's");
      return;
    }
    // It stands in the journal, where the opening, now or at the next start, finds it.
    if (!this.#isOpen) return;
    this.#goOn([update]);
  }

  /** Have updates wait their turn, or refuse them, but for those that do already. */
  #goOn(updates: Update[]): void {
    if (this.#isStopping) return;
    for (const update of updates) {
      if (this.#here.has(update.update_id)) continue;
      const key = keyOf(update);
      if (this.#laneOf(update).queue.waitingOf(key) >= MOST_OF_A_CHAT) this.#refuse(update, key);
      else this.#enqueue(update);
    }
  }

  /** Begin nothing more, and end what is in work, within seven seconds; the rest stays kept. */
  stop(): Promise<void> {
    this.#stopped ??= this.#end();
    return this.#stopped;
  }

  async #end(): Promise<void> {
    this.#stopping.abort();
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
      const handled = untilNoted(async () => this.#goOn(await this.#handling.handle(next.item)));
      void this.#track(handled).finally(() => {
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
        log.error({ error: reasonOf(error) }, 'journal not written: handled again later');
      })
      .finally(() => this.#inWork.delete(tracked));
    this.#inWork.add(tracked);
    return tracked;
  }

  #room(): void {
    for (const resolve of this.#onRoom.splice(0)) resolve();
  }

  /** Not more than a chat may have: told once, then passed over until the chat has nothing waiting. */
  #refuse(update: Update, key: string): void {
    const isTold = this.#told.has(key) && !update.callback_query;
    this.#told.add(key);
    this.#here.add(update.update_id);
    const refused = async () => this.#goOn(await this.#handling.refuse(update, isTold));
    void this.#track(refused()).finally(() => this.#here.delete(update.update_id));
  }
}
