import { GrammyError } from 'grammy';
import type { BotContext } from '../context.ts';
import { type Reply, say } from '../reply/say.ts';

const NOT_MODIFIED = /message is not modified/iu;
const GONE = /message to edit not found|message can't be edited/iu;

/**
 * Show a page: a command's as a reply, a button's in place of the message that it stands under.
 * `notice` is told in passing to who has pressed a button.
 */
export async function showPage(context: BotContext, reply: Reply, notice?: string): Promise<void> {
  if (!context.callbackQuery) return void (await say(context, reply));
  await answerPress(context, notice);
  const { text, entities = [], keyboard } = reply;
  try {
    await context.editMessageText(text, {
      entities,
      link_preview_options: { is_disabled: true },
      ...(keyboard ? { reply_markup: keyboard } : {}),
    });
  } catch (error) {
    const said = error instanceof GrammyError ? error.description : '';
    if (GONE.test(said)) await say(context, reply);
    else if (!NOT_MODIFIED.test(said)) throw error;
  }
}

/** End the waiting of a pressed button; too late an answer is refused, which changes nothing. */
export async function answerPress(context: BotContext, notice?: string): Promise<void> {
  await context.answerCallbackQuery(notice === undefined ? {} : { text: notice }).catch(() => {});
}
