import type { BotContext } from '../../context.ts';
import { say } from '../../reply/say.ts';

/** Telegram takes about one message a second of a chat, edits as well. */
const SHORTEST_MS = 2_000;

/** A message that is edited as things go on, and never more often than Telegram likes. */
export class EditedMessage {
  readonly #context: BotContext;
  readonly #now: () => number;
  /** Number of the message; null when it could not be sent. */
  readonly #sent: Promise<number | null>;
  #edited: Promise<boolean> = Promise.resolve(true);
  #isEditing = false;
  #shown: string;
  #lastShown: number;

  constructor(context: BotContext, text: string, now = () => performance.now()) {
    this.#context = context;
    this.#now = now;
    this.#shown = text;
    this.#lastShown = now();
    this.#sent = say(context, { text }).catch(() => null);
  }

  /** Show how it goes, unless something was shown a moment ago. Never throws. */
  show(text: string): void {
    const isSoon = this.#now() - this.#lastShown < SHORTEST_MS;
    if (isSoon || this.#isEditing) return;
    this.#lastShown = this.#now();
    this.#isEditing = true;
    this.#edited = this.#edit(text)
      .catch(() => false)
      .finally(() => {
        this.#isEditing = false;
      });
  }

  /** Show how it ended; in a message of its own when the first is gone. Throws when neither works. */
  async end(text: string): Promise<void> {
    await this.#edited;
    const isShown = await this.#edit(text).catch(() => false);
    if (!isShown) await say(this.#context, { text });
  }

  async #edit(text: string): Promise<boolean> {
    const messageId = await this.#sent;
    if (messageId === null) return false;
    if (text === this.#shown) return true;
    await this.#context.api.editMessageText(this.#context.chat?.id ?? 0, messageId, text);
    this.#shown = text;
    return true;
  }
}
