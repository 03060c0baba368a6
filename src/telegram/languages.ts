import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { I18n } from '@grammyjs/i18n';
import { DEFAULT_LANGUAGE, LANGUAGES, languageOfTag } from '../text/languages.ts';
import type { Language } from '../types.ts';
import type { BotContext } from './context.ts';
import type { State } from './state/state.ts';

/** Read as they are, from the sources: the same path leads there from src and from dist. */
const LOCALES = fileURLToPath(new URL('../../src/telegram/locales/', import.meta.url));

/** The bot's own words in all its languages, for users by what they chose or Telegram tells. */
export function createLanguages(state: Pick<State, 'language'>): I18n<BotContext> {
  const languages = new I18n<BotContext>({
    defaultLocale: DEFAULT_LANGUAGE,
    localeNegotiator: async ({ from }) =>
      from && ((await state.language(from.id)) ?? languageOfCode(from.language_code)),
  });
  for (const language of LANGUAGES) {
    languages.loadLocaleSync(language, {
      source: wordsOf(language),
      isDefault: language === DEFAULT_LANGUAGE,
      // Invisible marks around every value would count as characters and stand in what is copied.
      bundleOptions: { useIsolating: false },
    });
  }
  return languages;
}

/** All its files as one, as a message may name one of another file. */
function wordsOf(language: Language): string {
  const folder = path.join(LOCALES, language);
  const files = readdirSync(folder).sort();
  return files.map(file => readFileSync(path.join(folder, file), 'utf8')).join('\n');
}

/** The language for a code that Telegram gives, such as `zh-hant` or `en`. */
export function languageOfCode(code: string | undefined): Language {
  return code === undefined ? DEFAULT_LANGUAGE : languageOfTag(code);
}
