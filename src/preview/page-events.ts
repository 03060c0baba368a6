/** What the server tells the chat page. Types only: the page imports them in its JSDoc. */
import type { BotCommand, Chat, Message, User } from 'grammy/types';

export type PreviewChat = Chat.PrivateChat | Chat.GroupChat;

/** `GET /files/<fileId>` has the file itself. */
export interface ShownPhoto {
  fileId: string;
  width: number;
  height: number;
}

export interface ShownDocument {
  fileId: string;
  fileName: string;
  /** Bytes. */
  size: number;
}

/**
 * The Bot API's message, with a file as the page draws it. It has a `text`, a `photo` or a
 * `document`; the last two may have a `caption`. No chat of the preview is a channel.
 */
export type ChatMessage = Omit<Message, 'photo' | 'document' | 'chat' | 'from'> & {
  chat: PreviewChat;
  from: User;
  photo?: ShownPhoto;
  document?: ShownDocument;
};

export interface ShownMessage {
  message: ChatMessage;
  /** The bot's privacy mode kept this message from it. */
  unseen: boolean;
  /** The emoji that the bot put under the message, or ''. */
  reaction: string;
}

export interface ShownChat {
  chat: PreviewChat;
  /** The people who see this chat. */
  memberIds: number[];
  /** `kicked`: the person of this chat has blocked the bot; `left`: it has left the group. */
  botStatus: 'member' | 'kicked' | 'left';
  messages: ShownMessage[];
  /** What an empty chat says of the bot, in the language of its first member. */
  description: string;
  /** The commands that the first member is offered. */
  commands: BotCommand[];
  /** The commands that each member is offered, by the person's id. */
  commandsOf: Record<number, BotCommand[]>;
}

/** How the Bot API misbehaves, because the person at the page wants it to. */
export type FaultKind = 'none' | '429' | '502' | 'slow' | 'not-modified';

/** Everything the page needs to draw itself from nothing; sent first on every connection. */
export interface Snapshot {
  type: 'snapshot';
  bot: User;
  /** The first of `people`. */
  person: User;
  people: User[];
  adminIds: number[];
  description: string;
  chats: ShownChat[];
  examples: string[];
  faults: FaultKind;
}

export interface ShownInlineResults {
  type: 'inline';
  inlineId: string;
  results: { id: string; title: string; description: string }[];
  /** What to ask for more results with; '' when there are none. */
  nextOffset: string;
  /** Leads to the bot's own chat with `/start <startParameter>`. */
  button: { text: string; startParameter: string } | null;
}

export type WorldEvent =
  | { type: 'message' | 'edited'; chatId: number; shown: ShownMessage }
  | { type: 'deleted'; chatId: number; messageId: number }
  | { type: 'action'; chatId: number; action: string }
  | { type: 'answered'; callbackId: string; text: string; isAlert: boolean; url: string }
  | { type: 'cleared'; chatId: number }
  | ShownInlineResults
  | { type: 'settings' };

/** `settings` (commands, texts, membership or faults changed) reaches the page as a new snapshot. */
export type PageEvent = Snapshot | Exclude<WorldEvent, { type: 'settings' }>;
