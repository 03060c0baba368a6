import { Composer } from 'grammy';
import { visible } from '../../../text/visible.ts';
import type { BotContext } from '../../context.ts';
import { say } from '../../reply/say.ts';
import type { AdminParts } from '../parts.ts';

const BYTES_A_MEGABYTE = 1_000_000;
const SECONDS_AN_HOUR = 3600;
const SHOWN_REMARKS = 5;

/** /health shows how the index, the machine and the bot are, and what people say of it. */
export function health({ corpus, keeper, state, audit }: AdminParts): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on('message').command('health', async context => {
    await audit(context, 'health');
    const counts = await corpus.use(async index => ({
      generation: index.generation,
      reports: index.reportCount,
      passages: index.passageCount,
    }));
    const { model, builtAt, freeBytes } = await keeper.health();
    const text = context.t('admin-health', {
      ...counts,
      model: visible(model, 100),
      built: builtAt ? minuteOf(builtAt) : '–',
      disk: megabytes(freeBytes),
      memory: megabytes(process.memoryUsage().rss),
      hours: (process.uptime() / SECONDS_AN_HOUR).toFixed(1),
      // This one is in work itself.
      waiting: Math.max(0, (await state.journal.waiting()) - 1),
      state: megabytes(await state.bytes()),
    });
    const remarks = (await state.votes.remarks(SHOWN_REMARKS)).map(
      remark => `· ${minuteOf(remark.saidAt)} ${visible(remark.text, 200)}`,
    );
    const said = remarks.length > 0 ? ['', context.t('admin-health-remarks'), ...remarks] : [];
    await say(context, { text: [text, ...said].join('\n') });
  });
  return composer;
}

/** `2022-05-12 09:30`, in UTC. */
export function minuteOf(date: Date): string {
  return date.toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length).replace('T', ' ');
}

function megabytes(bytes: number): string {
  return (bytes / BYTES_A_MEGABYTE).toFixed(1);
}
