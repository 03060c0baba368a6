import { Composer, InputFile } from 'grammy';
import type { InlineKeyboardButton } from 'grammy/types';
import type { ReportRecord } from '../../../index/catalog/catalog.ts';
import { renderPng } from '../../../picture/render.ts';
import { type Timeline, timelineOf } from '../../../picture/timeline.ts';
import { timelineSvg } from '../../../picture/timeline-svg.ts';
import { visible } from '../../../text/visible.ts';
import { reasonOf } from '../../calls/reason.ts';
import type { BotContext, BotParts } from '../../context.ts';
import { asReplyTo, say } from '../../reply/say.ts';
import { answerPress } from '../../reply/show-page.ts';
import { nameOfKey, shortKey } from '../short-keys.ts';
import { askedTopic } from './asked-topic.ts';
import { captionOf, drawingOf, listedReports, listOf } from './timeline-words.ts';

const MOST_OFFERED = 3;
const MAX_ASKED_CHARACTERS = 40;
/** No topic is named so late in a text. */
const MOST_READ_CHARACTERS = 100;
/** `tl:p:KEY` draws a topic, `tl:l:KEY` lists its reports. */
const PRESSED = /^tl:([pl]):([0-9a-f]{10})$/u;

interface Read {
  line: Timeline;
  records: ReportRecord[];
}

/** /timeline TOPIC: when and where a topic was raised, as a picture, with the same as text. */
export function timeline({ corpus, log, publicUrl }: BotParts): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  const topics = () => corpus.use(index => index.facets('topic', {}));

  const ask = async (context: BotContext, text: string): Promise<void> => {
    const known = await topics();
    const names = known.map(({ name }) => name);
    const [example] = names;
    if (example === undefined)
      return void (await say(context, { text: context.t('timeline-empty') }));
    const asked = text.trim().slice(0, MOST_READ_CHARACTERS);
    if (asked === '') {
      return offer(context, context.t('timeline-help', { example }), names, false);
    }
    const found = askedTopic(known, asked);
    if (found.topic !== null) return draw(context, found.topic);
    const none = context.t('timeline-none', { topic: visible(asked, MAX_ASKED_CHARACTERS) });
    const isNear = found.nearest.length > 0;
    await offer(context, none, isNear ? found.nearest : names, isNear);
  };

  /** A topic's timeline with the records that its list shows, of one generation. */
  const read = (topic: string) =>
    corpus.use(async index => {
      const line = await timelineOf(index, topic);
      return { line, records: await index.records(listedReports(line)) };
    });

  const draw = async (context: BotContext, topic: string): Promise<void> => {
    // Only a courtesy: the picture must not fail because this does.
    context.replyWithChatAction('upload_photo').catch(() => {});
    const found = await read(topic);
    try {
      const png = await renderPng(timelineSvg(drawingOf(found.line, context.t)));
      await context.replyWithPhoto(new InputFile(png, 'timeline.png'), {
        caption: captionOf(found.line, context.t),
        reply_markup: { inline_keyboard: [[listButton(context, topic)]] },
        ...asReplyTo(context),
      });
    } catch (error) {
      // A chat may take no pictures, and the network may be too slow for one.
      log.warn({ update: context.update.update_id, error: reasonOf(error) }, 'no picture sent');
      await list(context, found);
    }
  };

  const list = async (context: BotContext, { line, records }: Read): Promise<void> => {
    const { text, entities } = listOf(line, records, context.t, publicUrl);
    await say(context, { text, entities });
  };

  // Not posts of a channel, whose commands would match as well.
  composer.on('message').command('timeline', context => ask(context, context.match));
  composer.callbackQuery(PRESSED, async context => {
    const [, action, key = ''] = context.match;
    const topic = nameOfKey(
      key,
      (await topics()).map(({ name }) => name),
    );
    await answerPress(context, topic === null ? context.t('timeline-gone') : undefined);
    if (topic === null) return;
    if (action === 'p') return draw(context, topic);
    await list(context, await read(topic));
  });
  return composer;
}

/** A text with topics to choose from; near ones, else the most frequent. */
async function offer(
  context: BotContext,
  text: string,
  names: readonly string[],
  isNear: boolean,
): Promise<void> {
  const offered = names.slice(0, MOST_OFFERED);
  const head = context.t(isNear ? 'timeline-nearest' : 'timeline-help-topics');
  await say(context, {
    text: `${text}\n\n${head}`,
    keyboard: { inline_keyboard: offered.map(topic => [drawButton(topic)]) },
  });
}

function drawButton(topic: string): InlineKeyboardButton {
  return {
    text: visible(topic, MAX_ASKED_CHARACTERS),
    callback_data: `tl:p:${shortKey(topic)}`,
  };
}

function listButton(context: BotContext, topic: string): InlineKeyboardButton {
  return { text: context.t('timeline-list-button'), callback_data: `tl:l:${shortKey(topic)}` };
}
