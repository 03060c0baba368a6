import { Composer } from 'grammy';
import type { BotContext, BotParts } from '../context.ts';
import { change, type Reply } from '../reply/say.ts';
import { answerPress } from '../reply/show-page.ts';
import type { StoredQuestion } from '../state/state.ts';
import { recounted } from './keyboards.ts';
import { decodePress, type Press } from './press.ts';
import { answerView, contextView, meetingView, moreView, textView } from './views.ts';

/** What a press says besides what it shows: the words of a notice, or none. */
type Notice = string | undefined;

/** What there is only under an answer. */
const OF_QUESTION: ReadonlySet<Press['act']> = new Set(['answer', 'more', 'up', 'down']);

/** The buttons under answers. Every press gets an answer, whoever presses what and how often. */
export function buttons(parts: BotParts): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  // Comes last of all that know buttons: what is left is of an older version, or forged.
  composer.on('callback_query', async context => {
    const press = decodePress(context.callbackQuery.data ?? '');
    await answerPress(context, await pressed(context, parts, press));
  });
  return composer;
}

/** Do what a button is for. */
async function pressed(context: BotContext, parts: BotParts, press: Press | null): Promise<Notice> {
  const { t } = context;
  if (press === null) return t('answers-button-unknown');
  if (press.act === 'stay') return;
  const asked = await questionOf(context, parts, press.answerId);
  if (asked === null && OF_QUESTION.has(press.act)) return t('answers-question-gone');
  if (press.act === 'up' || press.act === 'down') return vote(context, parts, press);
  // Without the question a quote can still be read, but there is no answer to go back to.
  const kept = asked ? press : { ...press, answerId: 0 };
  const reply = await viewOf(context, parts, kept, asked);
  if (reply === null) return t(press.act === 'more' ? 'answers-no-more' : 'answers-report-gone');
  const messageId = context.msg?.message_id;
  if (messageId !== undefined) await change(context, messageId, reply);
  return;
}

/** The question that an answer is to; none of another chat, which a forged press may name. */
async function questionOf(
  context: BotContext,
  { state }: BotParts,
  answerId: number,
): Promise<StoredQuestion | null> {
  const asked = answerId === 0 ? null : await state.answers.find(answerId);
  return asked && asked.conversation.chat === context.chat?.id ? asked : null;
}

async function viewOf(
  { t }: BotContext,
  parts: BotParts,
  press: Press,
  asked: StoredQuestion | null,
): Promise<Reply | null> {
  const { corpus, state, publicUrl } = parts;
  const shown = { t, publicUrl };
  switch (press.act) {
    case 'context':
      return corpus.use(index => contextView(index, press, shown));
    case 'text':
      return corpus.use(index => textView(index, press, shown));
    case 'meeting':
      return meetingView(parts, asked, press, shown);
    case 'more':
      return asked && moreView(parts, asked, press, shown);
    default: {
      if (asked === null) return null;
      // Asked once more, after the same question as then: nothing of an answer has to be kept.
      const { answer } = await corpus.ask(asked.question, asked.before);
      const votes = await state.votes.ofAnswer(asked.answerId);
      return answerView(answer, { ...press, votes }, shown);
    }
  }
}

async function vote(
  context: BotContext,
  { state }: BotParts,
  { act, answerId }: Press,
): Promise<Notice> {
  const counts = await state.votes.vote(answerId, context.from?.id ?? 0, act === 'up' ? 1 : -1);
  const keyboard = context.callbackQuery?.message?.reply_markup;
  if (keyboard) {
    const reply_markup = recounted(keyboard, answerId, await state.votes.ofAnswer(answerId));
    // The vote counts even where the message can no longer show it.
    await context.editMessageReplyMarkup({ reply_markup }).catch(() => {});
  }
  return context.t(counts === 0 ? 'answers-vote-taken-back' : 'answers-vote-thanks');
}
