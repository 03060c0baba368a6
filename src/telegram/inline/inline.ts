import { Composer } from 'grammy';
import type { BotContext, BotParts } from '../context.ts';

/** Citations to paste into any chat. */
export function inline(_parts: BotParts): Composer<BotContext> {
  return new Composer<BotContext>();
}
