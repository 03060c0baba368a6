import { Composer } from 'grammy';
import type { BotContext, BotParts } from '../context.ts';

/** What admins may do. */
export function admin(_parts: BotParts): Composer<BotContext> {
  return new Composer<BotContext>();
}
