import { Composer } from 'grammy';
import type { BotContext, BotParts } from '../context.ts';
import { say } from '../reply/say.ts';
import { wordsForCode } from '../reply/words.ts';

/** Commands as they are listed to users. */
export const COMMANDS = [
  { command: 'ask', description: '提问 · ask a question' },
  { command: 'help', description: '怎么用 · how to use' },
];

/** What people may ask of the bot by a command, but for /ask. */
export function commands(_parts: BotParts): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  // Not posts of a channel, whose commands would match as well.
  const messages = composer.on('message');
  messages.command('start', async context => {
    await say(context, { text: wordsForCode(context.from?.language_code).start });
  });
  messages.command('help', async context => {
    await say(context, { text: wordsForCode(context.from?.language_code).help });
  });
  return composer;
}
