import { Composer } from 'grammy';
import type { BotContext, BotParts } from '../../context.ts';
import { showReport } from '../../questions/reports.ts';
import { answerPress, showPage } from '../../reply/show-page.ts';
import { askedSelection } from './asked-selection.ts';
import { meetingList, monthChoice, placeChoice } from './meeting-pages.ts';
import { EVERYTHING } from './selection.ts';
import { SELECTION_DATA, selectionOfData } from './selection-data.ts';
import { unknownSelection } from './unknown-selection.ts';

const VIEWS = { l: meetingList, p: placeChoice, t: monthChoice };
const PAGE = new RegExp(`^m:(?<view>[lpt]):(?<page>\\d{1,6}):${SELECTION_DATA}$`, 'u');
const OPEN = /^m:o:(?<reportId>[0-9a-f]{16})$/u;

/** /meetings: all reports, narrowed to places and times by words or buttons. */
export function meetings(parts: BotParts): Composer<BotContext> {
  const { corpus } = parts;
  const composer = new Composer<BotContext>();

  composer.on('message').command('meetings', async context => {
    const reply = await corpus.use(async index => {
      const { selection, unknown } = await askedSelection(index, context.match);
      if (unknown !== '') return unknownSelection(context, index, unknown, 'meetings');
      return (await meetingList(context, index, { selection, page: 0 })).reply;
    });
    await showPage(context, reply);
  });

  composer.callbackQuery(PAGE, async context => {
    const [, view, page, period = '', place = ''] = context.match;
    const { reply, isAsked } = await corpus.use(async index => {
      const selection = await selectionOfData(index, period, place);
      const show = VIEWS[view as keyof typeof VIEWS];
      if (selection) return show(context, index, { selection, page: Number(page) });
      const { reply } = await show(context, index, { selection: EVERYTHING, page: 0 });
      return { reply, isAsked: false };
    });
    await showPage(context, reply, isAsked ? undefined : context.t('page-stale'));
  });

  composer.callbackQuery(OPEN, async context => {
    const [, reportId = ''] = context.match;
    const found = await corpus.use(index => index.findReport(reportId));
    await answerPress(context, found === null ? context.t('report-gone') : undefined);
    if (found !== null) await showReport(context, parts, reportId);
  });

  return composer;
}
