import type { BotContext } from '../context.ts';
import { change, type Reply, say } from './say.ts';

/**
 * Show a page: a command's as a reply, a button's in place of the message that it stands under.
 * `notice` is told in passing to who has pressed a button.
 */
export async function showPage(context: BotContext, reply: Reply, notice?: string): Promise<void> {
  const pressed = context.callbackQuery;
  if (pressed) await answerPress(context, notice);
  const messageId = pressed?.message?.message_id;
  if (messageId === undefined) await say(context, reply);
  else await change(context, messageId, reply);
}

/** End the waiting of a pressed button; too late an answer is refused, which changes nothing. */
export async function answerPress(context: BotContext, notice?: string): Promise<void> {
  await context.answerCallbackQuery(notice === undefined ? {} : { text: notice }).catch(() => {});
}
