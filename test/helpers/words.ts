import type { TranslateFunction } from '@grammyjs/i18n';
import { createLanguages } from '../../src/telegram/languages.ts';
import type { Language } from '../../src/types.ts';

const languages = createLanguages({ language: async () => null });

/** The bot's own words in a language. */
export function wordsIn(language: Language = 'zh-Hans'): TranslateFunction {
  return (id, values) => languages.t(language, id, values);
}
