import { badRequest } from './bot-api-failure.ts';
import { formatText } from './formatted-text.ts';
import { readKeyboard } from './inline-keyboard.ts';
import type { OpenCallbacks } from './open-callbacks.ts';
import type { ChatMessage, PreviewChat } from './page-events.ts';
import { RequestParams } from './request-params.ts';
import { botUser, type MessageContent, type World } from './world.ts';

const maxCallbackAnswerCodePoints = 200;
const maxReplyQuoteCodePoints = 1024;

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

const notModified =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

/** The methods about messages. Each throws BotApiFailure with Telegram's own words. */
export function messageMethods(world: World, callbacks: OpenCallbacks) {
  return {
    sendMessage(params: RequestParams): ChatMessage {
      const chat = requireChat(world, params);
      const content = readContent(params);
      const reply = readReply(world, chat, params);
      return world.post(chat, botUser, { ...content, extras: { ...content.extras, ...reply } });
    },

    editMessageText(params: RequestParams): ChatMessage {
      const message = requireOwnMessage(world, params);
      return change(world, message, readContent(params));
    },

    editMessageReplyMarkup(params: RequestParams): ChatMessage {
      const message = requireOwnMessage(world, params);
      const { text, entities = [], link_preview_options } = message;
      const extras = link_preview_options && { link_preview_options };
      return change(world, message, { text, entities, extras, keyboard: readKeyboard(params) });
    },

    deleteMessage(params: RequestParams): true {
      const chat = requireChat(world, params);
      const message = world.find(chat.id, requireMessageId(params));
      if (!message) throw badRequest('message to delete not found');
      const isDeletable = message.from.id === botUser.id || chat.type === 'private';
      if (!isDeletable) throw badRequest("message can't be deleted");
      world.remove(message);
      return true;
    },

    sendChatAction(params: RequestParams): true {
      const chat = requireChat(world, params);
      const action = params.text('action');
      if (!chatActions.has(action)) throw badRequest('wrong parameter action in request');
      world.emit({ type: 'action', chatId: chat.id, action });
      return true;
    },

    answerCallbackQuery(params: RequestParams): true {
      const text = params.text('text');
      if ([...text].length > maxCallbackAnswerCodePoints) throw badRequest('MESSAGE_TOO_LONG');
      const callbackId = params.text('callback_query_id');
      if (!callbacks.close(callbackId)) {
        throw badRequest('query is too old and response timeout expired or query ID is invalid');
      }
      const isAlert = params.flag('show_alert');
      world.emit({ type: 'answered', callbackId, text, isAlert, url: params.text('url') });
      return true;
    },
  };
}

/** @throws BotApiFailure unless `chat_id` names one of the preview's chats. */
export function requireChat(world: World, params: RequestParams): PreviewChat {
  if (!params.has('chat_id')) throw badRequest('chat_id is empty');
  const chat = world.chat(params.integer('chat_id') ?? Number.NaN);
  if (!chat) throw badRequest('chat not found');
  return chat;
}

function requireMessageId(params: RequestParams): number {
  const messageId = params.integer('message_id') ?? 0;
  if (messageId <= 0) throw badRequest('message identifier is not specified');
  return messageId;
}

function requireOwnMessage(world: World, params: RequestParams): ChatMessage {
  if (params.has('inline_message_id')) throw badRequest('MESSAGE_ID_INVALID');
  const messageId = requireMessageId(params);
  const message = world.find(requireChat(world, params).id, messageId);
  if (!message) throw badRequest('message to edit not found');
  if (message.from.id !== botUser.id) throw badRequest("message can't be edited");
  return message;
}

function readContent(params: RequestParams): MessageContent {
  if (params.has('parse_mode')) throw badRequest('unsupported parse_mode: send entities instead');
  const { text, entities } = formatText(params.text('text'), params.list('entities') ?? []);
  const isPreviewDisabled =
    params.flag('disable_web_page_preview') ||
    params.object('link_preview_options')?.flag('is_disabled') === true;
  return {
    text,
    entities,
    keyboard: readKeyboard(params),
    extras: isPreviewDisabled ? { link_preview_options: { is_disabled: true } } : undefined,
  };
}

function change(world: World, message: ChatMessage, content: MessageContent): ChatMessage {
  const before = [message.text, message.entities ?? [], message.reply_markup];
  const after = [content.text, content.entities, content.keyboard];
  if (JSON.stringify(before) === JSON.stringify(after)) throw badRequest(notModified);
  return world.edit(message, content);
}

function readReply(world: World, chat: PreviewChat, params: RequestParams): Partial<ChatMessage> {
  const reply = params.object('reply_parameters') ?? legacyReply(params);
  if (!reply) return {};
  if (!reply.has('message_id')) throw badRequest('can\'t find field "message_id"');
  const chatId = reply.integer('chat_id') ?? chat.id;
  const replied = chatId === chat.id && world.find(chatId, reply.integer('message_id') ?? 0);
  if (!replied) {
    if (reply.flag('allow_sending_without_reply')) return {};
    throw badRequest('message to be replied not found');
  }
  return { reply_to_message: withoutReply(replied), ...readReplyQuote(replied, reply) };
}

function legacyReply(params: RequestParams): RequestParams | undefined {
  if (!params.has('reply_to_message_id')) return undefined;
  return new RequestParams({
    message_id: params.text('reply_to_message_id'),
    allow_sending_without_reply: params.flag('allow_sending_without_reply'),
  });
}

function readReplyQuote(replied: ChatMessage, reply: RequestParams): Partial<ChatMessage> {
  const text = reply.text('quote');
  if (text === '') return {};
  const near = replied.text.indexOf(text, reply.integer('quote_position') ?? 0);
  const position = near >= 0 ? near : replied.text.indexOf(text);
  if (position < 0 || [...text].length > maxReplyQuoteCodePoints) {
    throw badRequest('QUOTE_TEXT_INVALID');
  }
  return { quote: { text, position, is_manual: true } };
}

/** Telegram shows one step of a chain of replies, not more. */
export function withoutReply(message: ChatMessage): NonNullable<ChatMessage['reply_to_message']> {
  const { reply_to_message: _chain, ...rest } = message;
  // grammY's type asks for the key itself, which would be sent as nothing.
  return rest as NonNullable<ChatMessage['reply_to_message']>;
}
