import { MAX_QUESTION_CHARACTERS } from '../../search/understand.ts';
import type { BotContext, BotParts } from '../context.ts';
import { change, type Reply, say } from '../reply/say.ts';
import type { Conversation, StoredQuestion } from '../state/state.ts';
import { courtesyIn } from './courtesies.ts';
import { answerView } from './views.ts';

const ASKABLE = /[\p{L}\p{N}]/u;
const NO_VOTES = { up: 0, down: 0 };

/**
 * Answer a question by one reply, and keep both; a courtesy is returned and not kept. `earlier` is the same message as it was asked
 * before: it stands after the same question as then, and its reply is changed.
 */
export async function ask(
  context: BotContext,
  { corpus, state, log, publicUrl }: BotParts,
  question: string,
  earlier: StoredQuestion | null = null,
): Promise<void> {
  const { t } = context;
  const replyId = earlier?.replyId ?? null;
  const send = (reply: Reply) =>
    replyId === null ? say(context, reply) : change(context, replyId, reply);
  if (!ASKABLE.test(question)) return void (await send({ text: t('answers-no-words') }));
  const courtesy = courtesyIn(question);
  if (courtesy !== null) return void (await send({ text: t(`answers-${courtesy}`) }));
  if (question.length > MAX_QUESTION_CHARACTERS) {
    const text = t('answers-too-long', { most: MAX_QUESTION_CHARACTERS });
    return void (await send({ text }));
  }
  // Only a courtesy: an answer must not fail because this does.
  context.replyWithChatAction('typing').catch(() => {});
  const started = performance.now();
  const conversation = conversationOf(context);
  const before = earlier ? earlier.before : await state.recall(conversation);
  const { answer, remembered } = await corpus.ask(question, before);
  const milliseconds = performance.now() - started;
  await state.remember(conversation, remembered);
  const answerId = await state.answers.add({
    conversation,
    userId: context.from?.id ?? 0,
    // A message with buttons can be pressed for many questions, and is none of them.
    questionId: context.callbackQuery ? -context.update.update_id : (context.msg?.message_id ?? 0),
    question,
    before,
    shown: answer.quotes.map(({ sha256 }) => sha256),
    reason: answer.reason,
    milliseconds,
  });
  const votes = earlier ? await state.votes.ofAnswer(answerId) : NO_VOTES;
  const sent = await send(answerView(answer, { answerId, page: 1, votes }, { t, publicUrl }));
  await state.answers.replied(answerId, sent);
  log.info({
    update: context.update.update_id,
    status: answer.status,
    reason: answer.reason,
    quotes: answer.quotes.length,
    milliseconds: Math.round(performance.now() - started),
  });
}

/** Where a message belongs: in a forum every topic is a conversation of its own. */
export function conversationOf({ chat, msg }: BotContext): Conversation {
  const thread = msg?.is_topic_message ? (msg.message_thread_id ?? 0) : 0;
  return { chat: chat?.id ?? 0, thread };
}
