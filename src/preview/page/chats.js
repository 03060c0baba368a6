// @ts-check
/** @import { ChatMessage, PageEvent, ShownChat, Snapshot } from '../page-events.ts' */

/** @typedef {ShownChat & { unread: number }} OpenChat */
/** @typedef {Extract<PageEvent, { type: 'message' | 'edited' | 'deleted' | 'cleared' }>} Change */

/** All chats as the server told them; nothing here is drawn. */
export class Chats {
  /** @type {Map<number, OpenChat>} */
  #open = new Map();

  /** @param {Snapshot} snapshot */
  take({ chats }) {
    const before = this.#open;
    this.#open = new Map();
    for (const shown of chats) {
      const unread = before.get(shown.chat.id)?.unread ?? 0;
      this.#open.set(shown.chat.id, { ...shown, unread });
    }
  }

  /** @param {number} chatId */
  get(chatId) {
    return this.#open.get(chatId);
  }

  /**
   * The chats that one person sees.
   * @param {number} personId
   * @returns {OpenChat[]}
   */
  of(personId) {
    return [...this.#open.values()].filter(({ memberIds }) => memberIds.includes(personId));
  }

  /**
   * @param {Change} event
   * @param {boolean} isSeen whether the chat is on the screen
   */
  apply(event, isSeen) {
    const chat = this.#open.get(event.chatId);
    if (!chat) return;
    switch (event.type) {
      case 'message':
        chat.messages.push(event.shown);
        if (!isSeen) chat.unread += 1;
        break;
      case 'edited': {
        const id = event.shown.message.message_id;
        const at = chat.messages.findIndex(({ message }) => message.message_id === id);
        if (at >= 0) chat.messages[at] = event.shown;
        break;
      }
      case 'deleted':
        chat.messages = chat.messages.filter(each => each.message.message_id !== event.messageId);
        break;
      default:
        chat.messages = [];
        chat.unread = 0;
    }
  }

  /**
   * @param {number} chatId
   * @param {number} personId
   * @returns {ChatMessage | undefined} the newest text of this person
   */
  lastOwn(chatId, personId) {
    const messages = this.#open.get(chatId)?.messages ?? [];
    return messages.findLast(({ message }) => message.from.id === personId && message.text)
      ?.message;
  }
}
