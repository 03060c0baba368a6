import { type Bot, BotError } from 'grammy';
import type { Update } from 'grammy/types';
import type { Logger } from 'pino';
import { reasonOf } from '../calls/reason.ts';
import { failureOf } from '../calls/refusals.ts';
import type { BotContext } from '../context.ts';
import { createLanguages } from '../languages.ts';
import type { State } from '../state/state.ts';
import { createRefusal, type RefusalWords } from './refusal.ts';
import { kindOf } from './update-facts.ts';

/** An update that ended the process so often is not tried again. */
const MOST_TRIES = 3;

type Outcome = 'handled' | 'failed' | 'chat gone' | 'refused' | 'given up';

export interface HandlingParts {
  bot: Bot<BotContext>;
  state: Pick<State, 'journal' | 'language'>;
  log: Logger;
}

/** Has the bot handle updates, one call for each, and notes in the journal what became of it. */
export class Handling {
  readonly #parts: HandlingParts;
  readonly #refusal: ReturnType<typeof createRefusal>;
  /** When it aborts, what is in work is left as it is. */
  readonly #abandoned: AbortSignal;
  /** What is done but could not be noted: it is not done again. */
  readonly #unnoted = new Map<number, Outcome>();

  constructor(parts: HandlingParts, abandoned: AbortSignal) {
    this.#parts = parts;
    this.#abandoned = abandoned;
    this.#refusal = createRefusal(parts.bot, createLanguages(parts.state), parts.state);
  }

  /** Returns what else there is to do of its turn. Throws when the journal cannot be written. */
  async handle(update: Update): Promise<Update[]> {
    const started = performance.now();
    const before = this.#unnoted.get(update.update_id);
    if (before) return this.#note(update, before, started);
    const tries = await this.#parts.state.journal.begin(update.update_id);
    if (tries === null) return [];
    const outcome = tries > MOST_TRIES ? await this.#giveUp(update) : await this.#outcomeOf(update);
    return outcome === null ? [] : this.#note(update, outcome, started);
  }

  /** Not handled, since too much waits; said to who sent it unless they know. */
  async refuse(update: Update, isTold: boolean): Promise<Update[]> {
    const started = performance.now();
    if (!isTold) await this.#tell(update, 'delivery-too-many');
    return this.#note(update, 'refused', started);
  }

  /** Null for an update that is left to the next start. */
  async #outcomeOf(update: Update): Promise<Outcome | null> {
    const { bot, log } = this.#parts;
    try {
      await bot.handleUpdate(update);
      return 'handled';
    } catch (error) {
      if (this.#abandoned.aborted) return null;
      if (!(error instanceof BotError)) throw error;
      await Promise.resolve(bot.errorHandler(error)).catch(second => {
        log.error({ update: update.update_id, error: reasonOf(second) }, 'nobody was told');
      });
      if (this.#abandoned.aborted) return null;
      return failureOf(error.error) === 'chat gone' ? 'chat gone' : 'failed';
    }
  }

  async #giveUp(update: Update): Promise<Outcome> {
    await this.#tell(update, 'failed');
    return 'given up';
  }

  async #tell(update: Update, words: RefusalWords): Promise<void> {
    await this.#refusal(update, words).catch(error => {
      this.#parts.log.warn({ update: update.update_id, error: reasonOf(error) }, 'not told');
    });
  }

  async #note(update: Update, outcome: Outcome, started: number): Promise<Update[]> {
    const { state, log } = this.#parts;
    this.#unnoted.set(update.update_id, outcome);
    const others = await state.journal.handled(update.update_id);
    this.#unnoted.delete(update.update_id);
    const milliseconds = Math.round(performance.now() - started);
    log.info({ update: update.update_id, kind: kindOf(update), milliseconds, outcome }, 'update');
    return others;
  }
}
