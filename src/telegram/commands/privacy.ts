import { Composer } from 'grammy';
import { reasonOf } from '../calls/reason.ts';
import type { BotContext, BotParts } from '../context.ts';
import { withButtons } from '../reply/list-page.ts';
import { say } from '../reply/say.ts';
import { showPage } from '../reply/show-page.ts';
import { forgetChosen } from './register.ts';

/** /privacy: what is kept and for how long, and how to have it forgotten. */
export function privacy({ state, adminIds, retentionDays, log }: BotParts): Composer<BotContext> {
  const composer = new Composer<BotContext>();

  const kept = (context: BotContext) => {
    const text = context.t('privacy-kept', { days: retentionDays });
    // In a group everyone could press it, each for another one's eyes.
    if (context.chat?.type !== 'private')
      return { text: `${text}\n\n${context.t('privacy-group')}` };
    const forget = { text: context.t('privacy-forget'), callback_data: 'p:ask' };
    return withButtons({ text, entities: [] }, [[forget]]);
  };

  composer.on('message').command('privacy', async context => {
    await say(context, kept(context));
  });

  composer.callbackQuery('p:ask', async context => {
    const yes = { text: context.t('privacy-yes'), callback_data: 'p:yes' };
    const no = { text: context.t('privacy-no'), callback_data: 'p:no' };
    const text = context.t('privacy-sure');
    await showPage(context, withButtons({ text, entities: [] }, [[yes, no]]));
  });

  composer.callbackQuery('p:no', context => showPage(context, kept(context)));

  composer.callbackQuery('p:yes', async context => {
    const count = await state.forgetUser(context.from.id);
    // The language that was chosen is forgotten, too.
    await context.i18n.renegotiateLocale();
    await showPage(context, { text: context.t('privacy-forgotten', { count }) });
    if (context.chat?.type !== 'private' || adminIds.has(context.from.id)) return;
    await forgetChosen(context.api, context.chat.id).catch((error: unknown) => {
      log.warn({ error: reasonOf(error) }, 'commands not forgotten');
    });
  });

  return composer;
}
