import { Composer } from 'grammy';
import type { BotContext, BotParts } from '../context.ts';

/** The buttons under answers. */
export function buttons(_parts: BotParts): Composer<BotContext> {
  return new Composer<BotContext>();
}
