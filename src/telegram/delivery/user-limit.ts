import { limit } from '@grammyjs/ratelimiter';
import type { Middleware } from 'grammy';
import type { BotContext } from '../context.ts';
import { say } from '../reply/say.ts';
import { isAddressed } from './update-facts.ts';

const MINUTE_MS = 60_000;

/**
 * So many messages of one person are answered in a minute. The first above is told so, the others
 * are passed over. Files of admins are not counted: a corpus comes in many.
 */
export function userLimit(
  messagesAMinute: number,
  adminIds: ReadonlySet<number>,
): Middleware<BotContext> {
  return limit<BotContext, never>({
    timeFrame: MINUTE_MS,
    limit: messagesAMinute,
    keyGenerator: ({ message, me }) => {
      if (!message?.from || !isAddressed(message, me)) return undefined;
      const isUpload = message.document !== undefined && adminIds.has(message.from.id);
      return isUpload ? undefined : String(message.from.id);
    },
    onLimitExceeded: context => say(context, { text: context.t('delivery-too-often') }),
  });
}
