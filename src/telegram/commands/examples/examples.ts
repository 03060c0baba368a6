import { Composer } from 'grammy';
import type { InlineKeyboardButton } from 'grammy/types';
import type { BotContext, BotParts } from '../../context.ts';
import { ask } from '../../questions/ask.ts';
import { answerPress } from '../../reply/show-page.ts';

const EXAMPLE = /^x:\d{1,2}$/u;

/** A button for each question, which it asks. */
export function exampleButtons(questions: string[]): InlineKeyboardButton[][] {
  return questions.map((text, i) => [{ text, callback_data: `x:${i}` }]);
}

/** Pressed buttons with example questions: what stands on one is asked. */
export function examples(parts: BotParts): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(EXAMPLE, async context => {
    const { message, data } = context.callbackQuery;
    // What a button says is asked, whatever the examples of this generation are.
    const buttons = message && 'reply_markup' in message ? message.reply_markup : undefined;
    const pressed = buttons?.inline_keyboard
      .flat()
      .find(button => 'callback_data' in button && button.callback_data === data);
    await answerPress(context, pressed?.text ?? context.t('button-stale'));
    if (pressed) await ask(context, parts, pressed.text);
  });
  return composer;
}
