import { badRequest } from '../bot-api-failure.ts';
import type { BotApiParts } from '../bot-api-parts.ts';
import { readKeyboard } from '../content/inline-keyboard.ts';
import { bodyOf, change, readTextContent } from '../content/message-content.ts';
import { readReply } from '../content/reply-parameters.ts';
import { isRecord, type RequestParams } from '../request-params.ts';
import { botUser, type WorldMessage } from '../world.ts';
import {
  requireChat,
  requireEditable,
  requireMembership,
  requireMessage,
  requireOpenChat,
} from './requested.ts';

const chatActions = new Set([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
]);

/** The methods about messages. Each throws BotApiFailure with Telegram's own words. */
export function messageMethods({ world, inlineMessages }: BotApiParts) {
  return {
    sendMessage(params: RequestParams): WorldMessage {
      const chat = requireOpenChat(world, params);
      const content = readTextContent(params);
      const reply = readReply(world, chat, params);
      return world.post(chat, botUser, { ...content, extras: { ...content.extras, ...reply } });
    },

    editMessageText(params: RequestParams): WorldMessage | true {
      const { message, isInline } = requireEditable(world, inlineMessages, params);
      const content = readTextContent(params);
      if (message.text === undefined) throw badRequest('there is no text in the message to edit');
      const edited = change(world, message, content);
      return isInline || edited;
    },

    editMessageReplyMarkup(params: RequestParams): WorldMessage | true {
      const { message, isInline } = requireEditable(world, inlineMessages, params);
      const { link_preview_options } = message;
      const edited = change(world, message, {
        body: bodyOf(message),
        keyboard: readKeyboard(params),
        extras: link_preview_options && { link_preview_options },
      });
      return isInline || edited;
    },

    deleteMessage(params: RequestParams): true {
      const chat = requireChat(world, params);
      // What a person who blocked the bot has of it can still be taken away.
      if (chat.type === 'group') requireMembership(world, chat);
      const message = requireMessage(world, params, chat, 'message to delete');
      const isDeletable = message.from.id === botUser.id || chat.type === 'private';
      if (!isDeletable) throw badRequest("message can't be deleted");
      world.remove(message);
      return true;
    },

    sendChatAction(params: RequestParams): true {
      const chat = requireOpenChat(world, params);
      const action = params.text('action');
      if (!chatActions.has(action)) throw badRequest('wrong parameter action in request');
      world.emit({ type: 'action', chatId: chat.id, action });
      return true;
    },

    setMessageReaction(params: RequestParams): true {
      const chat = requireOpenChat(world, params);
      const message = requireMessage(world, params, chat, 'message to react');
      const reactions = params.list('reaction') ?? [];
      if (reactions.length > 1) throw badRequest('REACTIONS_TOO_MANY');
      world.react(message, reactions.map(readEmoji)[0] ?? '');
      return true;
    },
  };
}

/** Telegram has a list of its own; here, any emoji is one. */
function readEmoji(reaction: unknown): string {
  const emoji = isRecord(reaction) && reaction.type === 'emoji' ? reaction.emoji : undefined;
  if (typeof emoji !== 'string' || !/^\p{Extended_Pictographic}\P{L}{0,4}$/u.test(emoji)) {
    throw badRequest('REACTION_INVALID');
  }
  return emoji;
}
