import { Composer, type FilterQuery } from 'grammy';
import type { BotContext, BotParts } from '../context.ts';
import { say } from '../reply/say.ts';
import { isOtherCommand, questionFor } from './addressed.ts';
import { ask, conversationOf } from './ask.ts';

/** What a person may send instead of words; not what Telegram tells of a chat, such as a pinned message. */
const WORDLESS: FilterQuery[] = [
  'message:file',
  'message:contact',
  'message:location',
  'message:dice',
  'message:poll',
  'message:story',
  'message:game',
];

/** Questions: /ask, and every message that is meant for the bot. Posts of channels are none. */
export function questions(parts: BotParts): Composer<BotContext> {
  const { state } = parts;
  const composer = new Composer<BotContext>();

  composer.on('message').command('new', async context => {
    await state.forgetConversation(conversationOf(context));
    await say(context, { text: context.t('answers-forgotten') });
  });

  composer.on('message', async (context, next) => {
    const question = questionFor(context.message, context.me);
    if (question === null) await next();
    else await ask(context, parts, question);
  });

  composer.on(WORDLESS).chatType('private', async context => {
    if (context.message?.via_bot?.id === context.me.id) return;
    await say(context, { text: context.t('answers-text-only') });
  });

  composer.on('edited_message', async context => {
    const { editedMessage } = context;
    if (isOtherCommand(editedMessage, context.me)) return;
    const question = questionFor(editedMessage, context.me);
    const earlier = await state.answers.ofMessage(context.chat.id, editedMessage.message_id);
    // Telegram tells of other changes as well: it adds previews of links, for one.
    if (question === null || question === earlier?.question) return;
    await ask(context, parts, question, earlier);
  });
  return composer;
}
