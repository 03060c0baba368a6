import { Composer } from 'grammy';
import { visible } from '../../../text/visible.ts';
import type { BotContext } from '../../context.ts';
import { say } from '../../reply/say.ts';
import type { AdminParts } from '../parts.ts';
import { minuteOf } from './health.ts';

const SHOWN_ENTRIES = 20;

/** /audit lists what admins did, the newest first. */
export function auditList({ state, audit }: AdminParts): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on('message').command('audit', async context => {
    const entries = await state.audit.latest(SHOWN_ENTRIES);
    const lines = entries.map(({ doneAt, adminId, action, detail }) =>
      `${minuteOf(doneAt)} · ${adminId} · ${action} ${visible(detail, 100)}`.trimEnd(),
    );
    await audit(context, 'audit');
    await say(context, {
      text: lines.length > 0 ? lines.join('\n') : context.t('admin-audit-none'),
    });
  });
  return composer;
}
