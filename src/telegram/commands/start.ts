import { Composer } from 'grammy';
import { reasonOf } from '../calls/reason.ts';
import type { BotContext, BotParts } from '../context.ts';
import { withButtons } from '../reply/list-page.ts';
import { RichText } from '../reply/rich-text.ts';
import { say } from '../reply/say.ts';
import { exampleButtons } from './examples/examples.ts';
import { examplesOrNone } from './examples/examples-or-none.ts';
import { registerAdmin } from './register.ts';

const SHOWN = 3;

/** /start: who the bot is, with questions to begin with. */
export function start(parts: BotParts): Composer<BotContext> {
  const { adminIds, log } = parts;
  const composer = new Composer<BotContext>();
  composer.on('message').command('start', async context => {
    const questions = (await examplesOrNone(parts)).slice(0, SHOWN);
    const text = new RichText().add(context.t('start'));
    if (questions.length > 0) text.add(`\n\n${context.t('start-examples')}`);
    // Of use to who sets up ADMIN_IDS; in a group it would only be noise.
    if (context.chat.type === 'private') {
      text.add(`\n\n${context.t('start-number', { number: String(context.from.id) })}`);
    }
    await say(context, withButtons(text, exampleButtons(questions)));
    // At the bot's own start Telegram refuses the list of an admin who has not written to it yet.
    if (context.chat.type !== 'private' || !adminIds.has(context.from.id)) return;
    await registerAdmin(context.api, context.chat.id).catch((error: unknown) => {
      log.warn({ error: reasonOf(error) }, 'commands not registered');
    });
  });
  return composer;
}
