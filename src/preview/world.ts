import type { InlineKeyboardMarkup, MessageEntity, User, UserFromGetMe } from 'grammy/types';
import type { ChatMessage, PreviewChat, ShownMessage, WorldEvent } from './page-events.ts';

export const botUser: UserFromGetMe = {
  id: 7_000_000_001,
  is_bot: true,
  first_name: '引据',
  username: 'yinju_preview_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  supports_guest_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
};

export const person: User = {
  id: 1001,
  is_bot: false,
  first_name: '我',
  language_code: 'zh-hans',
};

export const privateChat: PreviewChat = {
  id: person.id,
  type: 'private',
  first_name: person.first_name,
};

export const groupChat: PreviewChat = { id: -2001, type: 'group', title: '街道办公群' };

const maxMessagesPerChat = 500;

/** What a message says; the rest (ids, dates, chat) the world adds. */
export interface MessageContent {
  text: string;
  entities: MessageEntity[];
  keyboard?: InlineKeyboardMarkup | undefined;
  /** Fields that the bot set and that are only passed on, such as `link_preview_options`. */
  extras?: Partial<ChatMessage> | undefined;
}

export interface WorldOptions {
  /** Milliseconds; default `Date.now`. */
  now?: () => number;
  /** Default: the time in seconds, so that ids do not repeat when the preview starts again. */
  firstMessageId?: number;
}

/** The two chats and their last 500 messages, in memory. Tells its listeners what changes. */
export class World {
  readonly #now: () => number;
  readonly #chats: ReadonlyMap<number, { chat: PreviewChat; messages: ShownMessage[] }>;
  readonly #listeners = new Set<(event: WorldEvent) => void>();
  #nextMessageId: number;

  constructor({ now = Date.now, firstMessageId }: WorldOptions = {}) {
    this.#now = now;
    this.#nextMessageId = firstMessageId ?? this.seconds();
    this.#chats = new Map([privateChat, groupChat].map(chat => [chat.id, { chat, messages: [] }]));
  }

  seconds(): number {
    return Math.floor(this.#now() / 1000);
  }

  get chats(): PreviewChat[] {
    return [...this.#chats.values()].map(({ chat }) => chat);
  }

  chat(chatId: number): PreviewChat | undefined {
    return this.#chats.get(chatId)?.chat;
  }

  messages(chatId: number): readonly ShownMessage[] {
    return this.#chats.get(chatId)?.messages ?? [];
  }

  find(chatId: number, messageId: number): ChatMessage | undefined {
    return this.messages(chatId).find(({ message }) => message.message_id === messageId)?.message;
  }

  /**
   * Adds a message to a chat of this world.
   * @param isUnseen says of the finished message whether the bot's privacy mode hides it.
   */
  post(
    chat: PreviewChat,
    from: User,
    content: MessageContent,
    isUnseen: (message: ChatMessage) => boolean = () => false,
  ): ChatMessage {
    const message = this.#compose(chat, from, content, this.#nextMessageId, this.seconds());
    this.#nextMessageId += 1;
    const shown = { message, unseen: isUnseen(message) };
    const messages = this.#chats.get(chat.id)?.messages;
    messages?.push(shown);
    if (messages && messages.length > maxMessagesPerChat) messages.shift();
    this.emit({ type: 'message', chatId: chat.id, shown });
    return message;
  }

  /** Replaces the content of a message; what it replied to stays. */
  edit(message: ChatMessage, content: MessageContent): ChatMessage {
    const { chat, from, message_id: id, date } = message;
    const shown = this.messages(chat.id).find(each => each.message.message_id === id);
    if (!shown) return message;
    const { reply_to_message, quote } = message;
    const extras: Partial<ChatMessage> = {
      ...(reply_to_message && { reply_to_message }),
      ...(quote && { quote }),
      ...content.extras,
      edit_date: this.seconds(),
    };
    shown.message = this.#compose(chat, from, { ...content, extras }, id, date);
    this.emit({ type: 'edited', chatId: chat.id, shown });
    return shown.message;
  }

  remove(message: ChatMessage): void {
    const messages = this.#chats.get(message.chat.id)?.messages ?? [];
    const at = messages.findIndex(shown => shown.message.message_id === message.message_id);
    if (at >= 0) messages.splice(at, 1);
    this.emit({ type: 'deleted', chatId: message.chat.id, messageId: message.message_id });
  }

  /** Empties a chat. */
  clear(chatId: number): void {
    this.#chats.get(chatId)?.messages.splice(0);
    this.emit({ type: 'cleared', chatId });
  }

  emit(event: WorldEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  /** @returns a function that ends the subscription. */
  subscribe(listener: (event: WorldEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #compose(
    chat: PreviewChat,
    from: User,
    { text, entities, keyboard, extras }: MessageContent,
    messageId: number,
    date: number,
  ): ChatMessage {
    return {
      message_id: messageId,
      from: publicUser(from),
      chat,
      date,
      text,
      ...(entities.length > 0 && { entities }),
      ...(keyboard && { reply_markup: keyboard }),
      ...extras,
    };
  }
}

/** A user without the fields that only `getMe` shows. */
export function publicUser({ id, is_bot, first_name, username, language_code }: User): User {
  return {
    id,
    is_bot,
    first_name,
    ...(username !== undefined && { username }),
    ...(language_code !== undefined && { language_code }),
  };
}
