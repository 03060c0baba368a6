import type { InlineKeyboardMarkup, MessageEntity, ReplyParameters } from 'grammy/types';
import { failureOf } from '../calls/refusals.ts';
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
export async function say(context: BotContext, reply: Reply): Promise<number> {
  const sent = await context.reply(reply.text, { ...contentOf(reply), ...asReplyTo(context) });
  return sent.message_id;
}

/** What has something sent as a reply to the message that is answered, as long as that is there. */
export function asReplyTo({ msg }: BotContext): { reply_parameters?: ReplyParameters } {
  if (!msg) return {};
  const { message_id } = msg;
  return { reply_parameters: { message_id, allow_sending_without_reply: true } };
}

/**
 * Put a reply in the place of an own message of the chat; where that cannot be done, say it anew.
 * Returns the number of the message that has it.
 */
export async function change(
  context: BotContext,
  messageId: number,
  reply: Reply,
): Promise<number> {
  const chat = context.chat?.id ?? 0;
  try {
    await context.api.editMessageText(chat, messageId, reply.text, contentOf(reply));
    return messageId;
  } catch (error) {
    const failure = failureOf(error);
    // The message is already as it should be.
    if (failure === 'needless') return messageId;
    if (failure === 'not editable') return say(context, reply);
    throw error;
  }
}

function contentOf({ entities = [], keyboard }: Reply) {
  return {
    entities,
    link_preview_options: { is_disabled: true },
    ...(keyboard ? { reply_markup: keyboard } : {}),
  };
}
