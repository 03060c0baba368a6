import { Composer } from 'grammy';
import type { Logger } from 'pino';
import { messageOf } from '../../../index/format.ts';
import { visible } from '../../../text/visible.ts';
import { reasonOf } from '../../calls/reason.ts';
import type { BotContext } from '../../context.ts';
import type { Rebuilt } from '../keeper.ts';
import type { AdminParts } from '../parts.ts';
import { readerPlace, readerWords } from '../uploads/reader-words.ts';
import type { BuildQueue, BuildWatcher } from './build-queue.ts';
import { EditedMessage } from './edited-message.ts';

const SHOWN_SKIPPED = 5;
const MAX_REASON_CHARACTERS = 300;
/** Steps that the bot has words for. */
const STEPS = new Set(['read', 'embed', 'check', 'publish']);

/** /rebuild brings the index up to date, /rebuild full builds all anew. */
export function rebuild({ builds, audit, log }: AdminParts): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on('message').command('rebuild', async context => {
    const full = context.match.trim().toLowerCase() === 'full';
    await audit(context, 'rebuild', full ? 'full' : '');
    buildAndTell(builds, context, { full, log });
  });
  return composer;
}

/** Ask for a build and tell the chat how it goes; nobody waits for it. */
export function buildAndTell(
  builds: BuildQueue,
  context: BotContext,
  { full = false, log }: { full?: boolean; log: Logger },
): void {
  const chat = context.chat?.id ?? 0;
  builds.ask(chat, full, waits => watcherFor(context, waits, log));
}

function watcherFor(context: BotContext, waits: boolean, log: Logger): BuildWatcher {
  const first = context.t(waits ? 'admin-build-waits' : 'admin-build-begins');
  const message = new EditedMessage(context, first);
  const end = (text: string) => {
    message.end(text).catch((error: unknown) => {
      log.warn({ error: reasonOf(error) }, 'end of a build not told');
    });
  };
  return {
    started: () => {
      if (waits) message.show(context.t('admin-build-begins'));
    },
    progress: (step, done, total) => {
      if (STEPS.has(step)) message.show(context.t(`admin-build-${step}`, { done, total }));
    },
    done: (rebuilt, seconds) => end(resultText(context, rebuilt, seconds)),
    failed: error => {
      const reason = messageOf(error);
      log.warn({ reason: reasonOf(error) }, 'build for an admin failed');
      end(context.t('admin-build-failed', { reason: visible(reason, MAX_REASON_CHARACTERS) }));
    },
  };
}

function resultText(context: BotContext, rebuilt: Rebuilt, seconds: number): string {
  const { generation, serves, skipped, ...counts } = rebuilt;
  const shown = skipped.slice(0, SHOWN_SKIPPED).map(({ file, reason }) =>
    context.t('admin-problem', {
      file: readerPlace(context, file),
      reason: visible(readerWords(context, reason), MAX_REASON_CHARACTERS),
    }),
  );
  return [
    context.t('admin-build-done', { ...counts, seconds: seconds.toFixed(1) }),
    ...(skipped.length > 0 ? [context.t('admin-build-skipped', { count: skipped.length })] : []),
    ...shown,
    ...(skipped.length > shown.length ? ['…'] : []),
    serves === generation
      ? context.t('admin-build-serves', { generation })
      : context.t('admin-build-refused', { generation, serves }),
  ].join('\n');
}
