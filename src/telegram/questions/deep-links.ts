import { Composer } from 'grammy';
import type { BotContext, BotParts } from '../context.ts';
import { decodeReference } from '../reply/reference.ts';
import { showReference } from './reports.ts';

/** Links into the bot: `?start=c_…` shows a quote, `?start=r_…` a report. Others only greet. */
export function deepLinks(parts: BotParts): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on('message').command('start', async (context, next) => {
    const reference = decodeReference(context.match);
    if (reference === null) await next();
    else await showReference(context, parts, reference);
  });
  return composer;
}
