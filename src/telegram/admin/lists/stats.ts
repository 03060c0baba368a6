import { Composer, InputFile } from 'grammy';
import { dayName } from '../../../text/dates.ts';
import { reasonOf } from '../../calls/reason.ts';
import type { BotContext } from '../../context.ts';
import { say } from '../../reply/say.ts';
import type { DayOfQuestions } from '../../state/state.ts';
import type { AdminParts } from '../parts.ts';
import { questionsPicture } from './questions-picture.ts';

const DEFAULT_DAYS = 30;
const MOST_DAYS = 366;

/** /stats shows how much was asked and how it went, by day. */
export function stats(
  { state, audit, log }: AdminParts,
  picture = questionsPicture,
): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on('message').command('stats', async context => {
    const days = context.match.trim() === '' ? DEFAULT_DAYS : Number(context.match);
    if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) {
      await say(context, { text: context.t('admin-stats-usage', { most: MOST_DAYS }) });
      return;
    }
    await audit(context, 'stats', String(days));
    const since = firstDay(days);
    const text = context.t('admin-stats', { days, ...(await numbersSince(state, since)) });
    const drawn = await picture(everyDay(await state.answers.perDay(since), since), {
      title: context.t('admin-stats-title', { days }),
      answered: context.t('admin-stats-answered'),
      notFound: context.t('admin-stats-not-found'),
      milliseconds: context.t('admin-stats-milliseconds'),
    }).catch((error: unknown) => {
      log.warn({ error: reasonOf(error) }, 'questions not drawn');
      return null;
    });
    if (drawn === null) await say(context, { text });
    else await context.replyWithPhoto(new InputFile(drawn, 'questions.png'), { caption: text });
  });
  return composer;
}

async function numbersSince({ answers, votes }: AdminParts['state'], since: Date) {
  const { answered, notFound, people, p50, p95 } = await answers.totals(since);
  const { up, down } = await votes.counts(since);
  const questions = answered + notFound;
  const percent = questions === 0 ? 0 : Math.round((100 * answered) / questions);
  return { questions, percent, people, p50, p95, up, down };
}

/** Midnight of the first of so many days, the last of which is today. */
function firstDay(days: number): Date {
  const day = new Date();
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() - days + 1);
  return day;
}

/** Days without questions are days as well. */
export function everyDay(
  days: DayOfQuestions[],
  since: Date,
  until = new Date(),
): DayOfQuestions[] {
  const known = new Map(days.map(day => [day.day, day]));
  const all: DayOfQuestions[] = [];
  for (const date = new Date(since); date <= until; date.setDate(date.getDate() + 1)) {
    const day = dayName(date);
    all.push(known.get(day) ?? { day, answered: 0, notFound: 0, p50: 0, p95: 0 });
  }
  return all;
}
