import type { InlineKeyboardMarkup } from 'grammy/types';
import type { BotContext } from '../context.ts';
import { answerPress } from '../reply/show-page.ts';

/** What became of a pressed button. */
export interface Outcome {
  said: string;
  /** True when the corpus is another now. */
  changed: boolean;
  /** True when it can be undone. */
  undoable?: boolean;
}

/**
 * Tell what became of a pressed button: in passing, and below the message that it stands under, whose
 * other buttons go.
 */
export async function tellOutcome(
  context: BotContext,
  said: string,
  keyboard: InlineKeyboardMarkup = { inline_keyboard: [] },
): Promise<void> {
  await answerPress(context, said);
  const message = context.callbackQuery?.message;
  if (!message || !('text' in message) || !message.text) return;
  const { text, entities = [] } = message;
  // Pressed twice: it says so already.
  const shown = text.endsWith(said) ? text : `${text}\n\n${said}`;
  await context.editMessageText(shown, { entities, reply_markup: keyboard }).catch(() => {});
}
