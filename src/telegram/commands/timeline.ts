import { Composer } from 'grammy';
import type { BotContext, BotParts } from '../context.ts';

/** /timeline: what was said of a matter, by date. */
export function timeline(_parts: BotParts): Composer<BotContext> {
  return new Composer<BotContext>();
}
