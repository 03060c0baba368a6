import type { InlineKeyboardMarkup, Message, User, UserFromGetMe } from 'grammy/types';
import type { PreviewChat, ShownMessage, WorldEvent } from './page-events.ts';
import { groupChat, people, privateChatOf } from './people.ts';
import { shownMessage } from './shown-message.ts';

export const botUser: UserFromGetMe = {
  id: 7_000_000_001,
  is_bot: true,
  first_name: '引据',
  username: 'yinju_preview_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: true,
  supports_guest_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
};

const maxMessagesPerChat = 500;

/** A message as the Bot API tells the bot of it. */
export type WorldMessage = Message & { chat: PreviewChat; from: User };

export interface StoredMessage {
  message: WorldMessage;
  /** The bot's privacy mode kept it from the bot. */
  unseen: boolean;
  /** The emoji that the bot put under it, or ''. */
  reaction: string;
}

/** The fields of a message that make it a text, a photo or a document. */
export type MessageBody = Pick<
  Message,
  'text' | 'entities' | 'photo' | 'document' | 'caption' | 'caption_entities'
>;

/** What a message says; the rest (ids, dates, chat) the world adds. */
export interface MessageContent {
  body: MessageBody;
  keyboard?: InlineKeyboardMarkup | undefined;
  /** Fields that the sender set and that are only passed on, such as `link_preview_options`. */
  extras?: Partial<WorldMessage> | undefined;
}

/** `kicked`: the person of a private chat has blocked the bot; `left`: it has left the group. */
export type BotStatus = 'member' | 'kicked' | 'left';

interface Room {
  chat: PreviewChat;
  botStatus: BotStatus;
  messages: StoredMessage[];
}

export interface WorldOptions {
  /** Milliseconds; default `Date.now`. */
  now?: () => number;
  /** Default: the time in seconds, so that ids do not repeat when the preview starts again. */
  firstMessageId?: number;
}

/** The chats and their last 500 messages, in memory. Tells its listeners what changes. */
export class World {
  readonly #now: () => number;
  readonly #rooms: ReadonlyMap<number, Room>;
  readonly #listeners = new Set<(event: WorldEvent) => void>();
  #nextMessageId: number;

  constructor({ now = Date.now, firstMessageId }: WorldOptions = {}) {
    this.#now = now;
    this.#nextMessageId = firstMessageId ?? this.seconds();
    const chats = [...people.map(privateChatOf), groupChat];
    this.#rooms = new Map(
      chats.map(chat => [chat.id, { chat, botStatus: 'member', messages: [] }]),
    );
  }

  seconds(): number {
    return Math.floor(this.#now() / 1000);
  }

  get chats(): PreviewChat[] {
    return [...this.#rooms.values()].map(({ chat }) => chat);
  }

  chat(chatId: number): PreviewChat | undefined {
    return this.#rooms.get(chatId)?.chat;
  }

  botStatus(chatId: number): BotStatus {
    return this.#rooms.get(chatId)?.botStatus ?? 'left';
  }

  setBotStatus(chatId: number, status: BotStatus): void {
    const room = this.#rooms.get(chatId);
    if (!room) return;
    room.botStatus = status;
    this.emit({ type: 'settings' });
  }

  messages(chatId: number): ShownMessage[] {
    return (this.#rooms.get(chatId)?.messages ?? []).map(shownMessage);
  }

  find(chatId: number, messageId: number): WorldMessage | undefined {
    return this.#stored(chatId, messageId)?.message;
  }

  /**
   * Adds a message to a chat of this world.
   * @param isUnseen says of the finished message whether the bot's privacy mode hides it.
   */
  post(
    chat: PreviewChat,
    from: User,
    content: MessageContent,
    isUnseen: (message: WorldMessage) => boolean = () => false,
  ): WorldMessage {
    const message = compose(chat, from, content, this.#nextMessageId, this.seconds());
    this.#nextMessageId += 1;
    const stored = { message, unseen: isUnseen(message), reaction: '' };
    const messages = this.#rooms.get(chat.id)?.messages;
    messages?.push(stored);
    if (messages && messages.length > maxMessagesPerChat) messages.shift();
    this.emit({ type: 'message', chatId: chat.id, shown: shownMessage(stored) });
    return message;
  }

  /** Replaces the content of a message; what it replied to, and the bot it came by, stay. */
  edit(message: WorldMessage, content: MessageContent): WorldMessage {
    const { chat, from, message_id: id, date } = message;
    const stored = this.#stored(chat.id, id);
    if (!stored) return message;
    const { reply_to_message, quote, via_bot } = message;
    const extras: Partial<WorldMessage> = {
      ...(reply_to_message && { reply_to_message }),
      ...(quote && { quote }),
      ...(via_bot && { via_bot }),
      ...content.extras,
      edit_date: this.seconds(),
    };
    stored.message = compose(chat, from, { ...content, extras }, id, date);
    this.emit({ type: 'edited', chatId: chat.id, shown: shownMessage(stored) });
    return stored.message;
  }

  /** @param emoji '' takes the bot's reaction away. */
  react({ chat, message_id }: WorldMessage, emoji: string): void {
    const stored = this.#stored(chat.id, message_id);
    if (!stored || stored.reaction === emoji) return;
    stored.reaction = emoji;
    this.emit({ type: 'edited', chatId: chat.id, shown: shownMessage(stored) });
  }

  remove(message: WorldMessage): void {
    const messages = this.#rooms.get(message.chat.id)?.messages ?? [];
    const at = messages.findIndex(stored => stored.message.message_id === message.message_id);
    if (at >= 0) messages.splice(at, 1);
    this.emit({ type: 'deleted', chatId: message.chat.id, messageId: message.message_id });
  }

  /** Empties a chat. */
  clear(chatId: number): void {
    this.#rooms.get(chatId)?.messages.splice(0);
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

  #stored(chatId: number, messageId: number): StoredMessage | undefined {
    const messages = this.#rooms.get(chatId)?.messages ?? [];
    return messages.find(({ message }) => message.message_id === messageId);
  }
}

function compose(
  chat: PreviewChat,
  from: User,
  { body, keyboard, extras }: MessageContent,
  messageId: number,
  date: number,
): WorldMessage {
  return {
    message_id: messageId,
    from: publicUser(from),
    chat,
    date,
    ...body,
    ...(keyboard && { reply_markup: keyboard }),
    ...extras,
  };
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
