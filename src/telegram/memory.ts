import type { PreviousQuestion } from '../search/understand.ts';

const FORGOTTEN_AFTER_MS = 30 * 60 * 1000;
const MOST_CHATS = 10_000;

/** The last question of every chat, for follow-ups; forgotten after half an idle hour. */
export class ChatMemory {
  readonly #chats = new Map<number, { previous: PreviousQuestion; at: number }>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  recall(chatId: number): PreviousQuestion | null {
    const entry = this.#chats.get(chatId);
    if (!entry) return null;
    if (this.#now() - entry.at <= FORGOTTEN_AFTER_MS) return entry.previous;
    this.#chats.delete(chatId);
    return null;
  }

  remember(chatId: number, previous: PreviousQuestion): void {
    // Insertion order is order of use, so the first chat is the one idle longest.
    this.#chats.delete(chatId);
    this.#chats.set(chatId, { previous, at: this.#now() });
    const [oldest] = this.#chats.keys();
    if (this.#chats.size > MOST_CHATS && oldest !== undefined) this.#chats.delete(oldest);
  }
}
