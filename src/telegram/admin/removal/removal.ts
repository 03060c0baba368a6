import { randomBytes } from 'node:crypto';
import { Composer, InlineKeyboard } from 'grammy';
import type { ReportIndex } from '../../../index/report-index.ts';
import { placeName } from '../../../text/places.ts';
import { visible } from '../../../text/visible.ts';
import type { Source } from '../../../types.ts';
import type { BotContext } from '../../context.ts';
import { RichText } from '../../reply/rich-text.ts';
import { say } from '../../reply/say.ts';
import { removedFolder } from '../files/aside-folder.ts';
import { addSources } from '../lists/reports-list.ts';
import type { AdminParts } from '../parts.ts';
import { type Obstacle, planRemoval } from './removed-files.ts';

const SHOWN_SOURCES = 10;

/** /remove shows what taking a report out would come to, and asks. */
export function removal({ corpus, keeper, state, audit }: AdminParts): Composer<BotContext> {
  const composer = new Composer<BotContext>();

  const ask = async (context: BotContext, adminId: number, reportId: string) => {
    await audit(context, 'remove?', visible(reportId, 40));
    const found = await corpus.use(async index => {
      const reportIndex = await index.findReport(reportId);
      if (reportIndex === null) return null;
      const [record] = await index.records([reportIndex]);
      return record ? { record, sources: await index.sources(reportIndex) } : null;
    });
    if (!found) {
      await say(context, { text: context.t('admin-remove-unknown') });
      return;
    }
    const { record, sources } = found;
    const { files, obstacles } = await planRemoval(keeper, sources);
    const day = record.meetingDate ?? record.published;
    const message = new RichText().bold(
      [visible(record.title ?? '', 80) || context.t('admin-untitled'), day, placeName(record.place)]
        .filter(part => part !== null)
        .join(' · '),
    );
    addSources(message, context, sources, SHOWN_SOURCES);
    if (obstacles.length > 0) {
      const counted = await corpus.use(index => withCounts(index, obstacles));
      addObstacles(message, context, counted);
      await say(context, text(message));
      return;
    }
    if (files.length === 0) {
      await say(context, text(message.add(`\n\n${context.t('admin-remove-no-files')}`)));
      return;
    }
    const uploadId = await state.uploads.add({
      adminId,
      status: 'waiting',
      path: removedFolder(keeper, `${reportId}-${randomBytes(4).toString('hex')}`),
      file: reportId,
    });
    const keyboard = new InlineKeyboard()
      .text(context.t('admin-remove-yes'), `rm:${uploadId}:y`)
      .text(context.t('admin-remove-no'), `rm:${uploadId}:n`);
    message.add(`\n\n${context.t('admin-remove-question', { count: files.length })}`);
    await say(context, { ...text(message), keyboard });
  };

  const messages = composer.on('message');
  messages.command('remove', async context => {
    const reportId = context.match.trim().toLowerCase();
    if (reportId === '') await say(context, { text: context.t('admin-remove-usage') });
    else await ask(context, context.from.id, reportId);
  });
  messages.hears(/^\/remove_([0-9a-f]{16})$/u, context =>
    ask(context, context.from.id, context.match[1] ?? ''),
  );
  return composer;
}

/** Why it cannot be done here, and how it can. */
function addObstacles(message: RichText, context: BotContext, obstacles: Counted[]): void {
  message.add(`\n\n${context.t('admin-remove-cannot')}`);
  for (const { source, why, count } of obstacles) {
    const values = {
      file: visible(containerOf(source), 100),
      line: source.line ?? 0,
      entry: visible(source.entry ?? '', 100),
      count,
    };
    message.add(`\n${context.t(`admin-remove-${why}`, values)}`);
  }
}

/** An obstacle, and how many reports the file holds that it is in. */
type Counted = Obstacle & { count: number };

async function withCounts(index: ReportIndex, obstacles: Obstacle[]): Promise<Counted[]> {
  const counts = new Map(obstacles.map(({ source }) => [containerOf(source), 0]));
  for (const reportIndex of await index.reportIndexes()) {
    const files = new Set((await index.sources(reportIndex)).map(containerOf));
    for (const file of files) {
      const count = counts.get(file);
      if (count !== undefined) counts.set(file, count + 1);
    }
  }
  return obstacles
    .slice(0, SHOWN_SOURCES)
    .map(each => ({ ...each, count: counts.get(containerOf(each.source)) ?? 0 }));
}

/** The file of the reports folder that a source is in. */
function containerOf({ file, entry }: Source): string {
  return entry === null ? file : file.slice(0, -entry.length - 1);
}

function text({ text, entities }: RichText) {
  return { text, entities };
}
