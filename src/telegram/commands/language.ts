import { Composer } from 'grammy';
import { LANGUAGES } from '../../text/languages.ts';
import type { Language } from '../../types.ts';
import { reasonOf } from '../calls/reason.ts';
import type { BotContext, BotParts } from '../context.ts';
import { withButtons } from '../reply/list-page.ts';
import { type Reply, say } from '../reply/say.ts';
import { showPage } from '../reply/show-page.ts';
import { registerChosen } from './register.ts';

const CHOICE = new RegExp(`^l:(${LANGUAGES.join('|')})$`, 'u');

/** /language: what the bot's own words are in. */
export function language({ state, adminIds, log }: BotParts): Composer<BotContext> {
  const composer = new Composer<BotContext>();

  composer.on('message').command('language', async context => {
    await say(context, choice(context, 'language-choose'));
  });

  composer.callbackQuery(CHOICE, async context => {
    const chosen = context.match[1] as Language;
    await state.setLanguage(context.from.id, chosen);
    context.i18n.useLocale(chosen);
    await showPage(context, choice(context, 'language-chosen'), context.t('language-chosen'));
    // The list of commands of an admin is another one, and follows the language of the app.
    if (context.chat?.type !== 'private' || adminIds.has(context.from.id)) return;
    await registerChosen(context.api, context.chat.id, chosen).catch((error: unknown) => {
      log.warn({ error: reasonOf(error) }, 'commands not registered');
    });
  });

  return composer;
}

function choice(context: BotContext, said: 'language-choose' | 'language-chosen'): Reply {
  const buttons = LANGUAGES.map(name => ({
    text: context.t(`language-${name}`),
    callback_data: `l:${name}`,
  }));
  return withButtons({ text: context.t(said), entities: [] }, [buttons]);
}
