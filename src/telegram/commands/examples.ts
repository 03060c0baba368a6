import { Composer } from 'grammy';
import type { InlineKeyboardButton } from 'grammy/types';
import { exampleQuestions } from '../../answer/examples.ts';
import { messageOf } from '../../index/format.ts';
import type { ReportIndex } from '../../index/report-index.ts';
import type { BotContext, BotParts } from '../context.ts';
import { visible } from '../reply/visible.ts';
import { askFor } from './ask-for.ts';
import { answerPress } from './show-page.ts';

/** Longer ones make no button. */
const MOST_CHARACTERS = 60;
const EXAMPLE = /^x:\d{1,2}$/u;

const known = new WeakMap<ReportIndex, Promise<string[]>>();

/** Example questions that the newest generation answers; none when that cannot be told now. */
export async function answeredExamples({ corpus, log }: BotParts): Promise<string[]> {
  try {
    return await corpus.use(index => {
      const found = known.get(index) ?? onlyAnswered(index, corpus);
      known.set(index, found);
      found.catch(() => known.delete(index));
      return found;
    });
  } catch (error) {
    // They only help to begin.
    log.warn({ error: messageOf(error) }, 'no example questions');
    return [];
  }
}

async function onlyAnswered(index: ReportIndex, { ask }: BotParts['corpus']): Promise<string[]> {
  const answered: string[] = [];
  for (const question of await exampleQuestions(index)) {
    // A name from a file may be anything; what is shown must be what is asked.
    if (visible(question, MOST_CHARACTERS) !== question) continue;
    if ((await ask(question, null)).answer.status === 'answered') answered.push(question);
  }
  return answered;
}

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
    await answerPress(context, pressed ? pressed.text.slice(0, 200) : context.t('button-stale'));
    if (pressed) await askFor(context, parts, pressed.text);
  });
  return composer;
}
