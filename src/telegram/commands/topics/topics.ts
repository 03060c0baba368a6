import { Composer } from 'grammy';
import type { ReportIndex } from '../../../index/report-index.ts';
import { topicsOf } from '../../../reports/record/topics.ts';
import { foldText } from '../../../text/fold.ts';
import type { BotContext, BotParts } from '../../context.ts';
import { showPage } from '../../reply/show-page.ts';
import { nameOfKey } from '../short-keys.ts';
import { measurePage, topicList } from './topic-pages.ts';

const LIST = /^t:l:(\d{1,6})$/u;
const TOPIC = /^t:o:(\d{1,6}):([0-9a-f]{10})$/u;

/** /topics: what was asked for, by what it is about. */
export function topics({ corpus }: BotParts): Composer<BotContext> {
  const composer = new Composer<BotContext>();

  composer.on('message').command('topics', async context => {
    const { reply } = await corpus.use(async index => {
      const topic = await topicOfWords(index, context.match);
      if (topic !== null) return measurePage(context, index, topic, 0);
      return topicList(context, index, { page: 0, unknown: context.match });
    });
    await showPage(context, reply);
  });

  composer.callbackQuery(LIST, async context => {
    const page = Number(context.match[1]);
    const { reply, isAsked } = await corpus.use(index => topicList(context, index, { page }));
    await showPage(context, reply, isAsked ? undefined : context.t('page-stale'));
  });

  composer.callbackQuery(TOPIC, async context => {
    const [, page, key = ''] = context.match;
    const { reply, isAsked } = await corpus.use(async index => {
      const topic = nameOfKey(key, await topicNames(index));
      if (topic !== null) return measurePage(context, index, topic, Number(page));
      return { ...(await topicList(context, index, { page: 0 })), isAsked: false };
    });
    await showPage(context, reply, isAsked ? undefined : context.t('page-stale'));
  });

  return composer;
}

async function topicNames(index: ReportIndex): Promise<string[]> {
  return (await index.facets('topic', {})).map(({ name }) => name);
}

/** The topic that is called so, else the one that the words are about; null for none. */
async function topicOfWords(index: ReportIndex, words: string): Promise<string | null> {
  const asked = foldText(words);
  if (asked === '') return null;
  const names = await topicNames(index);
  const about = topicsOf(asked);
  return (
    names.find(name => foldText(name) === asked) ?? about.find(name => names.includes(name)) ?? null
  );
}
