import { Composer } from 'grammy';
import type { ReportRecord } from '../../../index/catalog/catalog.ts';
import { placeName } from '../../../text/places.ts';
import { visible } from '../../../text/visible.ts';
import type { Source } from '../../../types.ts';
import type { BotContext } from '../../context.ts';
import { pageOf, turningInDigits, withButtons } from '../../reply/list-page.ts';
import { RichText } from '../../reply/rich-text.ts';
import { showPage } from '../../reply/show-page.ts';
import type { AdminParts } from '../parts.ts';

const PAGE_SIZE = 8;
const SHOWN_SOURCES = 3;

/** /reports lists the corpus with its files, a page at a time. */
export function reportsList({ corpus, audit }: AdminParts): Composer<BotContext> {
  const composer = new Composer<BotContext>();

  const show = async (context: BotContext, asked: number) => {
    const { count, page, rows } = await corpus.use(async index => {
      const page = pageOf(asked, PAGE_SIZE, index.reportCount);
      const { reportIndexes } = await index.list({}, page);
      const records = await index.records(reportIndexes);
      const rows = await Promise.all(
        records.map(async record => ({ record, sources: await index.sources(record.reportIndex) })),
      );
      return { count: index.reportCount, page, rows };
    });
    const message = new RichText().bold(context.t('admin-reports-title', { count }));
    for (const { record, sources } of rows) addRow(message, context, record, sources);
    await showPage(
      context,
      withButtons(message, [turningInDigits(page, number => `admin:reports:${number}`)]),
    );
  };

  composer.on('message').command('reports', async context => {
    await audit(context, 'reports');
    await show(context, 0);
  });
  composer.callbackQuery(/^admin:reports:(\d{1,7})$/u, context =>
    show(context, Number(context.match[1])),
  );
  return composer;
}

function addRow(
  message: RichText,
  context: BotContext,
  record: ReportRecord,
  sources: Source[],
): void {
  const { title, meetingDate, published, place, reportId } = record;
  const name = visible(title ?? '', 60) || context.t('admin-untitled');
  const facts = [meetingDate ?? published, placeName(place)].filter(fact => fact !== null);
  message.add(`\n\n${[name, ...facts].join(' · ')}`);
  addSources(message, context, sources, SHOWN_SOURCES);
  // A command with the id in it can be tapped.
  message.add(`\n/remove_${reportId}`);
}

/** The first sources of a report, a line each, and how many more there are. */
export function addSources(
  message: RichText,
  context: BotContext,
  sources: Source[],
  most: number,
): void {
  for (const source of sources.slice(0, most)) message.add(`\n${sourceName(context, source)}`);
  const more = sources.length - most;
  if (more > 0) message.add(`\n${context.t('admin-more-sources', { count: more })}`);
}

/** A source's file, with the line of a list. */
function sourceName(context: BotContext, { file, line }: Source): string {
  const name = visible(file, 100);
  return line === null ? name : context.t('admin-source-line', { file: name, line });
}
