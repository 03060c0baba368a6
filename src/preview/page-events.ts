/** What the server tells the chat page. Types only: the page imports them in its JSDoc. */
import type { BotCommand, Chat, Message, User } from 'grammy/types';

export type PreviewChat = Chat.PrivateChat | Chat.GroupChat;

/** In the preview every message is text and has a sender, and no chat is a channel. */
export type ChatMessage = Message.TextMessage & { chat: PreviewChat; from: User };

export interface ShownMessage {
  message: ChatMessage;
  /** The bot's privacy mode kept this message from it. */
  unseen: boolean;
}

export interface ShownChat {
  chat: PreviewChat;
  messages: ShownMessage[];
  /** The commands the person is offered in this chat. */
  commands: BotCommand[];
}

/** Everything the page needs to draw itself from nothing; sent first on every connection. */
export interface Snapshot {
  type: 'snapshot';
  bot: User;
  person: User;
  description: string;
  chats: ShownChat[];
  examples: string[];
}

export type WorldEvent =
  | { type: 'message' | 'edited'; chatId: number; shown: ShownMessage }
  | { type: 'deleted'; chatId: number; messageId: number }
  | { type: 'action'; chatId: number; action: string }
  | { type: 'answered'; callbackId: string; text: string; isAlert: boolean; url: string }
  | { type: 'cleared'; chatId: number }
  | { type: 'profile' };

/** `profile` (commands or texts of the bot changed) reaches the page as a new snapshot. */
export type PageEvent = Snapshot | Exclude<WorldEvent, { type: 'profile' }>;
