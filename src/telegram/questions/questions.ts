import { Composer } from 'grammy';
import { MAX_QUESTION_CHARACTERS } from '../../search/understand.ts';
import type { BotContext, BotParts } from '../context.ts';
import { renderAnswer } from '../reply/render.ts';
import { say } from '../reply/say.ts';
import { wordsForCode } from '../reply/words.ts';
import { questionFor } from './addressed.ts';

const ASKABLE = /[\p{L}\p{N}]/u;

/** Questions: /ask, and every message that is meant for the bot. */
export function questions({ corpus, state, log }: BotParts): Composer<BotContext> {
  const composer = new Composer<BotContext>();

  const answer = async (context: BotContext, question: string): Promise<void> => {
    const words = wordsForCode(context.from?.language_code);
    if (!ASKABLE.test(question)) return void (await say(context, { text: words.noWords }));
    if (question.length > MAX_QUESTION_CHARACTERS) {
      return void (await say(context, { text: words.tooLong(MAX_QUESTION_CHARACTERS) }));
    }
    const conversation = {
      chat: context.chat?.id ?? 0,
      thread: context.msg?.message_thread_id ?? 0,
    };
    // Only a courtesy: an answer must not fail because this does.
    context.replyWithChatAction('typing').catch(() => {});
    const started = performance.now();
    const { answer, remembered } = await corpus.ask(question, await state.recall(conversation));
    await state.remember(conversation, remembered);
    const { text, entities } = renderAnswer(answer);
    await say(context, { text, entities });
    log.info({
      update: context.update.update_id,
      status: answer.status,
      reason: answer.reason,
      quotes: answer.quotes.length,
      milliseconds: Math.round(performance.now() - started),
    });
  };

  // Not posts of a channel, whose commands would match as well.
  const messages = composer.on('message');
  messages.command('ask', context => answer(context, context.match));
  messages.on('message:text', async context => {
    const question = questionFor(context.message, context.me);
    if (question !== null) await answer(context, question);
  });
  messages.chatType('private', async context => {
    await say(context, { text: wordsForCode(context.from?.language_code).textOnly });
  });
  return composer;
}
