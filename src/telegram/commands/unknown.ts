import { Composer } from 'grammy';
import type { BotContext } from '../context.ts';
import { say } from '../reply/say.ts';
import { answerPress } from '../reply/show-page.ts';

/** Commands that are answered elsewhere, after these. */
const ELSEWHERE = /^\/(?:ask|new)(?:@|$)/iu;
/** Data of the buttons of commands. */
const OWN_DATA = /^[mtlpx]:/u;

/** What no command before this one knows: in a private chat a hint to /help, in groups silence. */
export function unknown(): Composer<BotContext> {
  const composer = new Composer<BotContext>();

  const inPrivate = composer.on('message:entities:bot_command').chatType('private');
  inPrivate.use(async (context, next) => {
    const [command] = context.entities('bot_command');
    if (command?.offset !== 0 || ELSEWHERE.test(command.text)) return next();
    await say(context, { text: context.t('command-unknown') });
  });

  // A button of an older version of the bot.
  composer.callbackQuery(OWN_DATA, context => answerPress(context, context.t('button-stale')));

  return composer;
}
