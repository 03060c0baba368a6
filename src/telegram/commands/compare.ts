import { Composer } from 'grammy';
import { type Comparable, comparables, comparisonQuestion } from '../../answer/examples.ts';
import { findAskedPlaces } from '../../search/asked-places.ts';
import { ownPlacesOf } from '../../search/known-names.ts';
import { fold, unfoldSpan } from '../../text/fold.ts';
import type { BotContext, BotParts } from '../context.ts';
import { ask } from '../questions/ask.ts';
import { withButtons } from '../reply/list-page.ts';
import { say } from '../reply/say.ts';
import { firstAnswered } from './examples/answered-examples.ts';
import { exampleButtons } from './examples/examples.ts';
import { shownName } from './report-lines.ts';

/** What joins two places, or the places and the matter, and says nothing itself. */
const JOINING = /^(?:和|与|與|跟|vs\.?|and)$/iu;
const MATTER_BEGINS = /^[\s,，、对對的在]+/u;

/** /compare: what two places asked for, side by side. */
export function compare(parts: BotParts): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on('message').command('compare', async context => {
    const comparison = await parts.corpus.use(async index =>
      readComparison(context.match, await ownPlacesOf(index)),
    );
    if (comparison !== null) return ask(context, parts, comparisonQuestion(comparison));
    await explain(context, parts);
  });
  return composer;
}

async function explain(context: BotContext, { corpus }: BotParts): Promise<void> {
  const all = (await corpus.use(comparables)).map(({ places: [one, other], topic }) => ({
    places: [shownName(one), shownName(other)] as Comparable['places'],
    topic: shownName(topic),
  }));
  const found = await firstAnswered(corpus, all, comparisonQuestion);
  if (found === null) return void (await say(context, { text: context.t('compare-usage') }));
  const example = `/compare ${[...found.places, found.topic].join(' ')}`.trim();
  const text = context.t('compare-usage-example', { example });
  const buttons = exampleButtons([comparisonQuestion(found)]);
  await say(context, withButtons({ text, entities: [] }, buttons));
}

/** Two places and a matter in a person's words: 晋中 舞钢 学校, 晋中和舞钢对学校; null otherwise. */
export function readComparison(text: string, ownPlaces: readonly string[]): Comparable | null {
  const folded = fold(text);
  const [one, other] = findAskedPlaces(folded.text, ownPlaces).map(place =>
    unfoldSpan(folded, place),
  );
  if (one && other) {
    const topic = text.slice(other.end).replace(MATTER_BEGINS, '').trim();
    return {
      places: [text.slice(one.start, one.end), text.slice(other.start, other.end)],
      topic,
    };
  }
  const words = text.split(/[\s,，、]+/u).filter(word => word !== '' && !JOINING.test(word));
  const [first, second, ...rest] = words;
  return first && second ? { places: [first, second], topic: rest.join(' ') } : null;
}
