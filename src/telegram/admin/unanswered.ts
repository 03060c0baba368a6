import { Composer, InputFile } from 'grammy';
import { visible } from '../../text/visible.ts';
import type { BotContext } from '../context.ts';
import { RichText } from '../reply/rich-text.ts';
import type { UnansweredQuestion } from '../state/state.ts';
import { csv } from './csv.ts';
import { pageButtons, pageOf } from './pages.ts';
import type { AdminParts } from './parts.ts';
import { showPage } from './show-page.ts';

const PAGE_SIZE = 10;
const MOST = 1_000;
const COLUMNS = ['question', 'times', 'people', 'reason', 'last'] as const;

/** /unanswered lists what got no quote, the most asked first, and gives it as a table. */
export function unanswered({ state, audit }: AdminParts): Composer<BotContext> {
  const composer = new Composer<BotContext>();

  const show = async (context: BotContext, asked: number) => {
    const all = await state.answers.unanswered(MOST);
    const { page, pages } = pageOf(asked, all.length, PAGE_SIZE);
    const message = new RichText();
    if (all.length === 0) message.add(context.t('admin-unanswered-none'));
    else message.bold(context.t('admin-unanswered-title', { count: all.length }));
    for (const question of all.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE)) {
      message.add(`\n\n${row(context, question)}`);
    }
    const keyboard = pageButtons('admin:unanswered:', page, pages);
    if (all.length > 0) keyboard.row().text('CSV', 'admin:unanswered:csv');
    await showPage(context, { text: message.text, entities: message.entities, keyboard });
  };

  composer.on('message').command('unanswered', async context => {
    await audit(context, 'unanswered');
    await show(context, 0);
  });
  composer.callbackQuery(/^admin:unanswered:(\d{1,7})$/u, context =>
    show(context, Number(context.match[1])),
  );
  composer.callbackQuery('admin:unanswered:csv', async context => {
    await context.answerCallbackQuery();
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
