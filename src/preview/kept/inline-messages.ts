import { randomBytes } from 'node:crypto';

interface Place {
  chatId: number;
  messageId: number;
}

const maxKept = 500;

/**
 * Messages that people posted through the bot and that have buttons. The bot knows them by an id of
 * their own, because it need not be in the chat.
 */
export class InlineMessages {
  readonly #places = new Map<string, Place>();

  add(place: Place): string {
    const id = randomBytes(20).toString('base64url');
    this.#places.set(id, place);
    const oldest = this.#places.keys().next().value;
    if (this.#places.size > maxKept && oldest !== undefined) this.#places.delete(oldest);
    return id;
  }

  place(inlineMessageId: string): Place | undefined {
    return this.#places.get(inlineMessageId);
  }

  idOf({ chatId, messageId }: Place): string | undefined {
    for (const [id, place] of this.#places) {
      if (place.chatId === chatId && place.messageId === messageId) return id;
    }
    return undefined;
  }
}
