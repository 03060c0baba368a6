import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { I18n } from '@grammyjs/i18n';
import { DEFAULT_LANGUAGE, LANGUAGES } from '../text/languages.ts';
import type { Language } from '../types.ts';

/** A message of the pages' own in the reader's language; quotes and bodies are never translated. */
export type Say = (id: string, values?: Record<string, string | number>) => string;

/** Read as they are, from the sources: the same path leads there from src and from dist. */
const LOCALES = new URL('../../src/reader/locales/', import.meta.url);

const messages = new I18n({ defaultLocale: DEFAULT_LANGUAGE });
for (const language of LANGUAGES) {
  messages.loadLocaleSync(language, {
    source: readFileSync(fileURLToPath(new URL(`${language}.ftl`, LOCALES)), 'utf8'),
    // Invisible marks around every value would stand in what is copied.
    bundleOptions: { useIsolating: false },
  });
}

/** The pages' words in one language. */
export function wordsIn(language: Language): Say {
  // A number is written as it is: 2022, not 2,022.
  return (id, values = {}) =>
    messages.t(
      language,
      id,
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])),
    );
}
