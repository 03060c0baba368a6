import type { I18n } from '@grammyjs/i18n';
import type { Bot } from 'grammy';
import type { Update } from 'grammy/types';
import type { BotContext } from '../context.ts';
import { languageOfCode } from '../languages.ts';
import type { State } from '../state/state.ts';
import { isAddressed, senderOf } from './update-facts.ts';

/** Why an update is not handled: too many wait before it, or it broke the bot each time. */
export type RefusalWords = 'delivery-too-many' | 'failed';

/** Tells who sent an update, in their language, that it is not handled; nothing where nobody waits. */
export function createRefusal(
  bot: Bot<BotContext>,
  languages: I18n<BotContext>,
  state: Pick<State, 'language'>,
): (update: Update, words: RefusalWords) => Promise<void> {
  return async (update, words) => {
    const { message, callback_query } = update;
    const sender = senderOf(update);
    if (!sender) return;
    const language = (await state.language(sender.id)) ?? languageOfCode(sender.language_code);
    const text = languages.t(language, words);
    if (callback_query) await bot.api.answerCallbackQuery(callback_query.id, { text });
    if (!message || !isAddressed(message, bot.botInfo)) return;
    const { message_id, message_thread_id: thread, is_topic_message: isTopic } = message;
    await bot.api.sendMessage(message.chat.id, text, {
      reply_parameters: { message_id, allow_sending_without_reply: true },
      ...(isTopic && thread !== undefined ? { message_thread_id: thread } : {}),
    });
  };
}
