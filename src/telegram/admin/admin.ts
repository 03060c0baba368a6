import { Composer } from 'grammy';
import { reasonOf } from '../calls/reason.ts';
import type { BotContext, BotParts } from '../context.ts';
import { say } from '../reply/say.ts';
import { BuildQueue } from './builds/build-queue.ts';
import { rebuild } from './builds/rebuild.ts';
import { createTurns } from './files/in-turn.ts';
import { auditList } from './lists/audit-list.ts';
import { health } from './lists/health.ts';
import { reportsList } from './lists/reports-list.ts';
import { stats } from './lists/stats.ts';
import { unanswered } from './lists/unanswered.ts';
import type { AdminParts } from './parts.ts';
import { removal } from './removal/removal.ts';
import { removalDecisions } from './removal/removal-decisions.ts';
import { decisions } from './uploads/decisions.ts';
import { uploads } from './uploads/uploads.ts';

/** Stands for no chat: a build that goes on from before the bot was stopped. */
const NO_CHAT = 0;

/** What admins may do; for everyone else, and everywhere else, nothing of it is there. */
export function admin(parts: BotParts): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  const { keeper, state, adminIds, log } = parts;
  if (keeper === null || adminIds.size === 0) return composer;
  const builds = new BuildQueue(keeper);
  const all: AdminParts = {
    ...parts,
    keeper,
    builds,
    inTurn: createTurns(),
    audit: async (context, action, detail = '') =>
      state.audit.add(context.from?.id ?? 0, action, detail),
  };
  if (keeper.isBuildDue) {
    builds.ask(NO_CHAT, false, () => ({
      started: () => log.info('building what was changed before the bot was stopped'),
      progress: () => {},
      done: ({ generation }) => log.info({ generation }, 'built'),
      failed: error => log.warn({ reason: reasonOf(error) }, 'not built'),
    }));
  }
  const admins = composer.filter(context => isFromAdmin(context, adminIds));
  admins.use(help(), uploads(all), decisions(all), removal(all), removalDecisions(all));
  admins.use(reportsList(all), rebuild(all), stats(all), unanswered(all), health(all));
  admins.use(auditList(all));
  return composer;
}

/**
 * True for what an admin writes or presses himself in his own chat with the bot. What others wrote
 * and he only forwards is no command of his; a file may be forwarded, as he is asked about it.
 */
function isFromAdmin({ update }: BotContext, adminIds: ReadonlySet<number>): boolean {
  const { message, callback_query: pressed } = update;
  if (message) {
    const isOwn = message.via_bot === undefined && message.forward_origin === undefined;
    const { from, chat, document } = message;
    return isAtHome(from, chat, adminIds) && (isOwn || document !== undefined);
  }
  return isAtHome(pressed?.from, pressed?.message?.chat, adminIds);
}

function isAtHome(
  from: { id: number; is_bot: boolean } | undefined,
  chat: { id: number; type: string } | undefined,
  adminIds: ReadonlySet<number>,
): boolean {
  if (!from || from.is_bot || !adminIds.has(from.id)) return false;
  return chat?.type === 'private' && chat.id === from.id;
}

/** /admin says what there is. */
function help(): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on('message').command('admin', async context => {
    await say(context, { text: context.t('admin-help') });
  });
  return composer;
}
