import { badRequest } from '../bot-api-failure.ts';
import type { BotApiParts } from '../bot-api-parts.ts';
import { type InlineAnswer, readInlineAnswer } from '../content/inline-results.ts';
import { queryTooOld } from '../content/telegram-words.ts';
import type { ShownInlineResults } from '../page-events.ts';
import type { RequestParams } from '../request-params.ts';
import { botUser } from '../world.ts';

const maxCallbackAnswerCodePoints = 200;

/** The methods that answer what a person waits for: a pressed button, an inline query. */
export function queryMethods({ world, callbacks, inlineQueries }: BotApiParts) {
  return {
    answerCallbackQuery(params: RequestParams): true {
      const text = params.text('text');
      if ([...text].length > maxCallbackAnswerCodePoints) throw badRequest('MESSAGE_TOO_LONG');
      const url = params.text('url');
      if (url !== '' && !leadsToBot(url)) throw badRequest('URL_INVALID');
      const callbackId = params.text('callback_query_id');
      if (!callbacks.close(callbackId)) throw badRequest(queryTooOld);
      const isAlert = params.flag('show_alert');
      world.emit({ type: 'answered', callbackId, text, isAlert, url });
      return true;
    },

    answerInlineQuery(params: RequestParams): true {
      const answer = readInlineAnswer(params);
      const inlineId = params.text('inline_query_id');
      if (!inlineQueries.answer(inlineId, answer)) throw badRequest(queryTooOld);
      world.emit(shownResults(inlineId, answer));
      return true;
    },
  };
}

/** An answer to an inline query as the page draws it. */
export function shownResults(inlineId: string, answer: InlineAnswer): ShownInlineResults {
  const { results, nextOffset, button } = answer;
  const shown = results.map(({ id, title, description }) => ({ id, title, description }));
  return { type: 'inline', inlineId, results: shown, nextOffset, button };
}

/** Besides games, Telegram opens only links to the bot's own chat from a pressed button. */
function leadsToBot(url: string): boolean {
  const start = new RegExp(
    `^(?:https?://)?(?:t|telegram)\\.me/${botUser.username}\\?start=[A-Za-z0-9_-]{1,64}$`,
    'i',
  );
  return start.test(url);
}
