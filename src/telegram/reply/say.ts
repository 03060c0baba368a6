import type { InlineKeyboardMarkup, MessageEntity } from 'grammy/types';
import type { BotContext } from '../context.ts';

/** What a message says, ready to send. */
export interface Reply {
  text: string;
  entities?: MessageEntity[];
  keyboard?: InlineKeyboardMarkup;
}

/**
 * Reply to the message that is answered, in its topic, without a preview of the links in it, which
 * would bury the quotes. Returns the number of the message that was sent.
 */
export async function say(
  context: BotContext,
  { text, entities = [], keyboard }: Reply,
): Promise<number> {
  const messageId = context.msg?.message_id;
  const { message_id } = await context.reply(text, {
    entities,
    link_preview_options: { is_disabled: true },
    ...(keyboard ? { reply_markup: keyboard } : {}),
    ...(messageId === undefined
      ? {}
      : { reply_parameters: { message_id: messageId, allow_sending_without_reply: true } }),
  });
  return message_id;
}
