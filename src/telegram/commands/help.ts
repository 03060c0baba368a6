import { Composer } from 'grammy';
import type { BotContext, BotParts } from '../context.ts';
import { say } from '../reply/say.ts';
import { GROUP_COMMANDS, PRIVATE_COMMANDS } from './command-list.ts';
import { examplesOrNone } from './examples/examples-or-none.ts';

/** /help: how to ask, with questions that the loaded reports answer, and all commands. */
export function help(parts: BotParts): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on('message').command('help', async context => {
    const questions = await examplesOrNone(parts);
    const listed = context.chat.type === 'private' ? PRIVATE_COMMANDS : GROUP_COMMANDS;
    const commands = listed.map(name => `/${name} – ${context.t(`command-${name}`)}`);
    const text = [
      [context.t('help-ask'), ...questions.map(question => `· ${question}`)].join('\n'),
      context.t('help-go-on'),
      commands.join('\n'),
      context.t('help-groups'),
    ].join('\n\n');
    await say(context, { text });
  });
  return composer;
}
