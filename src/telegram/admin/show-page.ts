import type { BotContext } from '../context.ts';
import { type Reply, say } from '../reply/say.ts';

/** Show a page of a list: in the message whose button was pressed, else in a new one. */
export async function showPage(context: BotContext, reply: Reply): Promise<void> {
  if (!context.callbackQuery) {
    await say(context, reply);
    return;
  }
  await context.answerCallbackQuery();
  const { text, entities = [], keyboard } = reply;
  // The same page once more is refused, and nothing is lost by it.
  await context
    .editMessageText(text, {
      entities,
      link_preview_options: { is_disabled: true },
      ...(keyboard ? { reply_markup: keyboard } : {}),
    })
    .catch(() => {});
}
