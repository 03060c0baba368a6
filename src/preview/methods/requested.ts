import { BotApiFailure, badRequest } from '../bot-api-failure.ts';
import type { InlineMessages } from '../kept/inline-messages.ts';
import type { PreviewChat } from '../page-events.ts';
import type { RequestParams } from '../request-params.ts';
import { botUser, type World, type WorldMessage } from '../world.ts';

/** What a call is about: chats and messages of the world. Each refuses with Telegram's words. */

/** @throws BotApiFailure unless `chat_id` names one of the preview's chats. */
export function requireChat(world: World, params: RequestParams): PreviewChat {
  if (!params.has('chat_id')) throw badRequest('chat_id is empty');
  const chat = world.chat(params.integer('chat_id') ?? Number.NaN);
  if (!chat) throw badRequest('chat not found');
  return chat;
}

/** The chat, when the bot may speak there. */
export function requireOpenChat(world: World, params: RequestParams): PreviewChat {
  const chat = requireChat(world, params);
  requireMembership(world, chat);
  const thread = params.integer('message_thread_id') ?? 0;
  // None of the chats has topics.
  if (thread !== 0) throw badRequest('message thread not found');
  return chat;
}

export function requireMembership(world: World, chat: PreviewChat): void {
  const status = world.botStatus(chat.id);
  if (status === 'kicked') {
    throw new BotApiFailure(403, 'Forbidden: bot was blocked by the user');
  }
  if (status === 'left') {
    throw new BotApiFailure(403, `Forbidden: bot is not a member of the ${chat.type} chat`);
  }
}

/** @param what `message to delete` and the like, of "… not found". */
export function requireMessage(
  world: World,
  params: RequestParams,
  chat: PreviewChat,
  what: string,
): WorldMessage {
  const messageId = params.integer('message_id') ?? 0;
  if (messageId <= 0) throw badRequest('message identifier is not specified');
  const message = world.find(chat.id, messageId);
  if (!message) throw badRequest(`${what} not found`);
  return message;
}

export interface Editable {
  message: WorldMessage;
  /** Named by `inline_message_id`: Telegram then answers `true` in place of the message. */
  isInline: boolean;
}

/** A message that the bot wrote, or that a person posted through it. */
export function requireEditable(
  world: World,
  inlineMessages: InlineMessages,
  params: RequestParams,
): Editable {
  if (params.has('inline_message_id')) {
    const place = inlineMessages.place(params.text('inline_message_id'));
    const message = place && world.find(place.chatId, place.messageId);
    if (!message) throw badRequest('MESSAGE_ID_INVALID');
    return { message, isInline: true };
  }
  if (!params.has('message_id')) throw badRequest('message identifier is not specified');
  const chat = requireChat(world, params);
  const message = requireMessage(world, params, chat, 'message to edit');
  if (message.from.id !== botUser.id) throw badRequest("message can't be edited");
  requireMembership(world, chat);
  return { message, isInline: false };
}
