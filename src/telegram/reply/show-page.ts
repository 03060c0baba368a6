import { shortened } from '../../text/visible.ts';
import type { BotContext } from '../context.ts';
import { change, type Reply, say } from './say.ts';

/** Telegram’s limit for what is told in passing. */
const MOST_NOTICE_CHARACTERS = 200;

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
  const told = notice === undefined ? {} : { text: shortened(notice, MOST_NOTICE_CHARACTERS) };
  await context.answerCallbackQuery(told).catch(() => {});
}
