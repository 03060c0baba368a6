import type { FoundMeasure } from '../../../index/catalog/catalog-lists.ts';
import type { ReportIndex } from '../../../index/report-index.ts';
import type { BotContext } from '../../context.ts';
import { addQuote } from '../../reply/citation.ts';
import { inRows } from '../../reply/keyboard.ts';
import { addHead, type ListPage, pageOf, turning, withButtons } from '../../reply/list-page.ts';
import { RichText } from '../../reply/rich-text.ts';
import { factsOf, openButton, shownName } from '../report-lines.ts';
import { shortKey } from '../short-keys.ts';

const TOPICS_A_PAGE = 12;
const TOPIC_COLUMNS = 2;
const MEASURES_A_PAGE = 5;
/** What stands in a message must fit; a measure is seldom longer than two sentences. */
const MOST_QUOTED_CHARACTERS = 600;

/** Topics with the number of reports that ask for something on them. */
export async function topicList(
  context: BotContext,
  index: ReportIndex,
  { page: asked, unknown = '' }: { page: number; unknown?: string },
): Promise<ListPage> {
  const facets = await index.facets('topic', {});
  const page = pageOf(asked, TOPICS_A_PAGE, facets.length);
  const text = new RichText();
  if (unknown.trim() !== '') {
    text.add(`${context.t('topics-unknown', { words: shownName(unknown) })}\n\n`);
  }
  addHead(context, text, { title: context.t('topics-title', { count: facets.length }), page });
  const buttons = facets.slice(page.offset, page.offset + page.limit).map(({ name, reports }) => ({
    text: `${shownName(name)} ${reports}`,
    callback_data: topicData(name),
  }));
  const rows = [
    ...inRows(buttons, TOPIC_COLUMNS),
    turning(context, page, number => `t:l:${number}`),
  ];
  return { reply: withButtons(text, rows), isAsked: page.isAsked };
}

/** What was asked for on a topic, as quotes by date, each with a button that opens its report. */
export async function measurePage(
  context: BotContext,
  index: ReportIndex,
  topic: string,
  asked: number,
): Promise<ListPage> {
  const all = await index.measuresOn(topic);
  const page = pageOf(asked, MEASURES_A_PAGE, all.length);
  const text = new RichText();
  const of = context.t('topics-measures', { count: all.length });
  addHead(context, text, { title: shownName(topic), of, page });
  const opening = [];
  const speeches = sameSpeech(all.slice(page.offset, page.offset + page.limit));
  for (const [i, together] of speeches.entries()) {
    const [{ reportIndex, speaker }] = together;
    const [record] = await index.records([reportIndex]);
    if (!record) continue;
    text.add('\n');
    for (const measure of together) {
      addQuote(text.add('\n'), { text: await quotedText(index, measure), marks: [] });
    }
    const facts = [...factsOf(record), shownName(speaker ?? '')].filter(fact => fact !== '');
    text.add(`\n${i + 1}. ${facts.join(' · ')}`);
    opening.push(openButton(String(i + 1), record.reportId));
  }
  const back = { text: context.t('topics-back'), callback_data: 't:l:0' };
  const rows = [opening, turning(context, page, number => topicData(topic, number)), [back]];
  return { reply: withButtons(text, rows), isAsked: page.isAsked };
}

/** Measures of one speaker in one report stand under one line of facts. */
function sameSpeech(measures: FoundMeasure[]): [FoundMeasure, ...FoundMeasure[]][] {
  const found: [FoundMeasure, ...FoundMeasure[]][] = [];
  for (const measure of measures) {
    const last = found.at(-1);
    const isSame =
      last?.[0].reportIndex === measure.reportIndex && last[0].speaker === measure.speaker;
    if (isSame) last.push(measure);
    else found.push([measure]);
  }
  return found;
}

/** The words of a measure; of a very long one its beginning, which is as it stands there, too. */
async function quotedText(index: ReportIndex, measure: FoundMeasure): Promise<string> {
  const body = await index.body(measure.reportIndex);
  const characters = [...body.slice(measure.start, measure.end)];
  return characters.slice(0, MOST_QUOTED_CHARACTERS).join('').trim();
}

function topicData(name: string, page = 0): string {
  return `t:o:${page}:${shortKey(name)}`;
}
