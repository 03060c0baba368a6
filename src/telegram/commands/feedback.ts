import { Composer } from 'grammy';
import type { BotContext, BotParts } from '../context.ts';
import { say } from '../reply/say.ts';

/** /feedback: something a person says about the bot, for who runs it. */
export function feedback({ state }: BotParts): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on('message').command('feedback', async context => {
    const text = context.match.trim();
    if (text !== '') await state.votes.remark(context.from.id, text);
    await say(context, { text: context.t(text === '' ? 'feedback-usage' : 'feedback-thanks') });
  });
  return composer;
}
