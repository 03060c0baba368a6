import { Composer } from 'grammy';
import type { InlineKeyboardButton } from 'grammy/types';
import { comparedPlaces } from '../../answer/examples.ts';
import { findAskedPlaces } from '../../search/asked-places.ts';
import { outlineOf } from '../../search/outline.ts';
import { fold, unfoldSpan } from '../../text/fold.ts';
import type { BotContext, BotParts } from '../context.ts';
import { say } from '../reply/say.ts';
import { askFor } from './ask-for.ts';
import { withButtons } from './paging.ts';
import { shownName } from './report-lines.ts';

/** What joins two places, or the places and the matter, and says nothing itself. */
const JOINING = /^(?:和|与|與|跟|vs\.?|and)$/iu;
const MATTER_BEGINS = /^[\s,，、对對的在]+/u;

/** Two sides and what they are compared in; '' for everything. */
export interface Comparison {
  sides: [string, string];
  matter: string;
}

/** /compare: what two places asked for, side by side. */
export function compare(parts: BotParts): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on('message').command('compare', async context => {
    const comparison = await parts.corpus.use(async index =>
      readComparison(context.match, (await outlineOf(index)).ownPlaces),
    );
    if (comparison !== null) return askFor(context, parts, comparisonQuestion(comparison));
    await explain(context, parts);
  });
  return composer;
}

async function explain(context: BotContext, { corpus }: BotParts): Promise<void> {
  const found = await corpus.use(comparedPlaces);
  if (found === null) return void (await say(context, { text: context.t('compare-usage') }));
  const sides: Comparison['sides'] = [shownName(found.places[0]), shownName(found.places[1])];
  const matter = shownName(found.topic);
  const example = `/compare ${sides.join(' ')} ${matter}`;
  const button: InlineKeyboardButton = {
    text: comparisonQuestion({ sides, matter }),
    callback_data: 'x:0',
  };
  const text = context.t('compare-usage-example', { example });
  await say(context, withButtons({ text, entities: [] }, [[button]]));
}

/** Two places and a matter in a person's words: 晋中 舞钢 学校, 晋中和舞钢对学校; null otherwise. */
export function readComparison(text: string, ownPlaces: readonly string[]): Comparison | null {
  const folded = fold(text);
  const [one, other] = findAskedPlaces(folded.text, ownPlaces).map(place =>
    unfoldSpan(folded, place),
  );
  if (one && other) {
    const sides = [text.slice(one.start, one.end), text.slice(other.start, other.end)] as const;
    return { sides: [...sides], matter: text.slice(other.end).replace(MATTER_BEGINS, '').trim() };
  }
  const words = text.split(/[\s,，、]+/u).filter(word => word !== '' && !JOINING.test(word));
  const [first, second, ...rest] = words;
  return first && second ? { sides: [first, second], matter: rest.join(' ') } : null;
}

/** The question that sets two places side by side. */
function comparisonQuestion({ sides, matter }: Comparison): string {
  const [one, other] = sides;
  return `${one}和${other}${matter === '' ? '' : `对${matter}`}的要求有什么不同？`;
}
