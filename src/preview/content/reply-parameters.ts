import { badRequest } from '../bot-api-failure.ts';
import type { PreviewChat } from '../page-events.ts';
import { RequestParams } from '../request-params.ts';
import type { World, WorldMessage } from '../world.ts';

const maxReplyQuoteCodePoints = 1024;

/**
 * What a message replies to, as fields of the message.
 * @throws BotApiFailure when it is gone and the bot insists, or does not say what is quoted.
 */
export function readReply(
  world: World,
  chat: PreviewChat,
  params: RequestParams,
): Partial<WorldMessage> {
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

function readReplyQuote(replied: WorldMessage, reply: RequestParams): Partial<WorldMessage> {
  const text = reply.text('quote');
  if (text === '') return {};
  const said = replied.text ?? replied.caption ?? '';
  const near = said.indexOf(text, reply.integer('quote_position') ?? 0);
  const position = near >= 0 ? near : said.indexOf(text);
  if (position < 0 || [...text].length > maxReplyQuoteCodePoints) {
    throw badRequest('QUOTE_TEXT_INVALID');
  }
  return { quote: { text, position, is_manual: true } };
}

/** Telegram shows one step of a chain of replies, not more. */
export function withoutReply(message: WorldMessage): NonNullable<WorldMessage['reply_to_message']> {
  const { reply_to_message: _chain, ...rest } = message;
  // grammY's type asks for the key itself, which would be sent as nothing.
  return rest as NonNullable<WorldMessage['reply_to_message']>;
}
