import { Composer } from 'grammy';
import type { BotContext, BotParts } from '../../context.ts';
import { withButtons } from '../../reply/list-page.ts';
import { RichText } from '../../reply/rich-text.ts';
import type { Reply } from '../../reply/say.ts';
import { showPage } from '../../reply/show-page.ts';
import { openButton, reportLine } from '../report-lines.ts';
import { askedSelection } from './asked-selection.ts';
import { pageData } from './meeting-pages.ts';
import { filterOf, selectionName } from './selection.ts';
import { unknownSelection } from './unknown-selection.ts';

const SHOWN = 5;

/** /latest: the newest reports, or the newest of a place. */
export function latest({ corpus }: BotParts): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on('message').command('latest', async context => {
    const reply = await corpus.use(async (index): Promise<Reply> => {
      const { selection, unknown } = await askedSelection(index, context.match);
      if (unknown !== '') return unknownSelection(context, index, unknown, 'latest');
      const { reportIndexes, count } = await index.list(filterOf(selection), {
        offset: 0,
        limit: SHOWN,
      });
      const records = await index.records(reportIndexes);
      const name = selectionName(selection);
      const title = context.t(count === 0 ? 'meetings-none' : 'latest-title');
      const text = new RichText().bold(name === '' ? title : `${title} · ${name}`);
      if (count > 0) text.add('\n');
      for (const [i, record] of records.entries()) {
        text.add(`\n${i + 1}. ${reportLine(context, record)}`);
      }
      const opening = records.map(({ reportId }, i) => openButton(String(i + 1), reportId));
      const all = {
        text: context.t('latest-more', { count }),
        callback_data: pageData('l', selection),
      };
      return withButtons(text, [opening, count > SHOWN ? [all] : []]);
    });
    await showPage(context, reply);
  });
  return composer;
}
