import { Composer, GrammyError } from 'grammy';
import type { InlineQueryResultsButton } from 'grammy/types';
import { leadingCitations } from '../../answer/leading.ts';
import type { Citation } from '../../types.ts';
import { reasonOf } from '../calls/reason.ts';
import type { BotContext, BotParts } from '../context.ts';
import { articleOf, hasOwnWords } from './article.ts';
import { decodeOffset, encodeOffset } from './offset.ts';

const MAX_QUERY_CHARACTERS = 256;
const PAGE = 15;
const LEADING = 10;
const CACHE_SECONDS = 300;
/** What is not found now may be with the next report. */
const EMPTY_CACHE_SECONDS = 10;
const ASKABLE = /[\p{L}\p{N}]/u;
const TOO_OLD = /query is too old|query id is invalid/iu;

/** What is offered for a query. */
interface Found {
  citations: Citation[];
  /** Where the next page begins; '' behind the last one. */
  next: string;
  /** Leads to the private chat. */
  button: InlineQueryResultsButton | null;
  cacheSeconds: number;
}

/** Citations to paste into any chat: `@bot 退烧药 忻州`. */
export function inline({ corpus, log, publicUrl }: BotParts): Composer<BotContext> {
  const composer = new Composer<BotContext>();

  const find = async (context: BotContext, query: string, offset: string): Promise<Found> => {
    if (!ASKABLE.test(query)) {
      const citations = await corpus.use(index => leadingCitations(index, LEADING));
      const button = { text: context.t('inline-help'), start_parameter: 'help' };
      return { citations, next: '', button, cacheSeconds: EMPTY_CACHE_SECONDS };
    }
    const generation = await corpus.use(async index => index.generation);
    const from = offset === '' ? { generation, skip: 0 } : decodeOffset(offset);
    // The pages of another generation are others.
    if (from?.generation !== generation) return nothing(null);
    const { skip } = from;
    const options = { shown: new Set<string>(), skip, limit: PAGE };
    const { citations, goesOn } = await corpus.ranked(query, null, options);
    if (citations.length === 0 && skip === 0) {
      return nothing({ text: context.t('inline-ask'), start_parameter: 'ask' });
    }
    const next = goesOn ? encodeOffset({ generation, skip: skip + citations.length }) : '';
    return { citations, next, button: null, cacheSeconds: CACHE_SECONDS };
  };

  const answer = async (context: BotContext, found: Found): Promise<void> => {
    const { citations, next, button, cacheSeconds } = found;
    try {
      await context.answerInlineQuery(
        citations.map(citation => articleOf(citation, context.t, publicUrl)),
        {
          cache_time: cacheSeconds,
          // What the bot says itself is in the user's language; quotes are the same for all.
          is_personal: button !== null || citations.some(hasOwnWords),
          next_offset: next,
          ...(button ? { button } : {}),
        },
      );
    } catch (error) {
      // Whoever types on has asked the next query by now.
      if (!(error instanceof GrammyError && TOO_OLD.test(error.description))) throw error;
      log.debug({ update: context.update.update_id }, 'inline query was too old');
    }
  };

  composer.on('inline_query', async context => {
    const { query, offset } = context.inlineQuery;
    const update = context.update.update_id;
    const started = performance.now();
    const asked = query.trim().slice(0, MAX_QUERY_CHARACTERS);
    const found = await find(context, asked, offset).catch((error: unknown) => {
      log.error({ update, error: reasonOf(error) }, 'inline query failed');
      return { ...nothing(null), cacheSeconds: 0 };
    });
    await answer(context, found);
    const milliseconds = Math.round(performance.now() - started);
    log.info({ update, inline: found.citations.length, milliseconds });
  });

  composer.on('chosen_inline_result', context => {
    log.info({ update: context.update.update_id }, 'inline result chosen');
  });
  return composer;
}

function nothing(button: Found['button']): Found {
  return { citations: [], next: '', button, cacheSeconds: EMPTY_CACHE_SECONDS };
}
