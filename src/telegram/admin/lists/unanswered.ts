import { Composer, InputFile } from 'grammy';
import { visible } from '../../../text/visible.ts';
import type { BotContext } from '../../context.ts';
import { pageOf, turningInDigits, withButtons } from '../../reply/list-page.ts';
import { RichText } from '../../reply/rich-text.ts';
import { answerPress, showPage } from '../../reply/show-page.ts';
import type { UnansweredQuestion } from '../../state/state.ts';
import type { AdminParts } from '../parts.ts';
import { csv } from './csv.ts';

const PAGE_SIZE = 10;
const MOST = 1_000;
const COLUMNS = ['question', 'times', 'people', 'reason', 'last'] as const;

/** /unanswered lists what got no quote, the most asked first, and gives it as a table. */
export function unanswered({ state, audit }: AdminParts): Composer<BotContext> {
  const composer = new Composer<BotContext>();

  const show = async (context: BotContext, asked: number) => {
    const all = await state.answers.unanswered(MOST);
    const page = pageOf(asked, PAGE_SIZE, all.length);
    const message = new RichText();
    if (all.length === 0) message.add(context.t('admin-unanswered-none'));
    else message.bold(context.t('admin-unanswered-title', { count: all.length }));
    for (const question of all.slice(page.offset, page.offset + page.limit)) {
      message.add(`\n\n${row(context, question)}`);
    }
    const table = { text: 'CSV', callback_data: 'admin:unanswered:csv' };
    const turning = turningInDigits(page, number => `admin:unanswered:${number}`);
    const rows = [turning, all.length > 0 ? [table] : []];
    await showPage(context, withButtons(message, rows));
  };

  composer.on('message').command('unanswered', async context => {
    await audit(context, 'unanswered');
    await show(context, 0);
  });
  composer.callbackQuery(/^admin:unanswered:(\d{1,7})$/u, context =>
    show(context, Number(context.match[1])),
  );
  composer.callbackQuery('admin:unanswered:csv', async context => {
    await answerPress(context);
    await audit(context, 'unanswered', 'csv');
    const text = table(context, await state.answers.unanswered(MOST));
    await context.replyWithDocument(new InputFile(Buffer.from(text), 'unanswered.csv'));
  });
  return composer;
}

function row(
  context: BotContext,
  { question, times, people, reason, lastAsked }: UnansweredQuestion,
) {
  return context.t('admin-unanswered-row', {
    question: visible(question, 150),
    times,
    people,
    reason: context.t(`admin-reason-${reason.replaceAll('_', '-')}`),
    date: dateOf(lastAsked),
  });
}

function table(context: BotContext, questions: UnansweredQuestion[]): string {
  const head = COLUMNS.map(column => context.t(`admin-column-${column}`));
  const rows = questions.map(({ question, times, people, reason, lastAsked }) => [
    question,
    times,
    people,
    context.t(`admin-reason-${reason.replaceAll('_', '-')}`),
    lastAsked.toISOString(),
  ]);
  return csv([head, ...rows]);
}

/** `2022-05-12` */
function dateOf(date: Date): string {
  return date.toISOString().slice(0, 'YYYY-MM-DD'.length);
}
