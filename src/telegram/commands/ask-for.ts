import type { BotContext, BotParts } from '../context.ts';
import { renderAnswer } from '../reply/render.ts';
import { say } from '../reply/say.ts';

/** Answer a question that a command or a button asks for a person, as if it were written. */
export async function askFor(
  context: BotContext,
  { corpus, state }: BotParts,
  question: string,
): Promise<void> {
  const conversation = {
    chat: context.chat?.id ?? 0,
    thread: context.msg?.message_thread_id ?? 0,
  };
  const { answer, remembered } = await corpus.ask(question, await state.recall(conversation));
  await state.remember(conversation, remembered);
  const { text, entities } = renderAnswer(answer);
  await say(context, { text, entities });
}
