import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createLanguages, languageOfCode } from '../../src/telegram/languages.ts';
import { LANGUAGES } from '../../src/text/languages.ts';

const LOCALES = fileURLToPath(new URL('../../src/telegram/locales/', import.meta.url));
const FILES = readdirSync(path.join(LOCALES, 'zh-Hans'));

/** Names of the messages of a file with the values they are given. */
function messagesOf(language: string, file: string) {
  const text = readFileSync(path.join(LOCALES, language, file), 'utf8');
  return text.split(/^(?=[a-z])/mu).flatMap(message => {
    const id = /^[\w-]+(?= =)/u.exec(message)?.[0];
    const values = [...new Set(message.match(/\$\w+/gu))].sort();
    return id === undefined ? [] : { id, values };
  });
}

describe('the words of the bot', () => {
  it.each(FILES)('are the same messages in every language: %s', file => {
    for (const language of LANGUAGES) {
      expect(messagesOf(language, file), language).toEqual(messagesOf('zh-Hans', file));
    }
  });

  it('stand in no file that another language does not have', () => {
    for (const language of LANGUAGES) {
      expect(readdirSync(path.join(LOCALES, language))).toEqual(FILES);
    }
  });

  it('are found in each language', () => {
    const languages = createLanguages({ language: async () => null });
    const said = LANGUAGES.map(language => languages.t(language, 'failed'));

    expect(new Set(said).size).toBe(LANGUAGES.length);
    expect(said[0]).toMatch(/^出了点问题/u);
  });
});

it.each([
  [undefined, 'zh-Hans'],
  ['zh', 'zh-Hans'],
  ['zh-hans', 'zh-Hans'],
  ['zh-CN', 'zh-Hans'],
  ['zh-hant', 'zh-Hant'],
  ['zh-TW', 'zh-Hant'],
  ['zh-hk', 'zh-Hant'],
  ['en', 'en'],
  ['de', 'en'],
])('a user whose app says %s is spoken to in %s', (code, language) => {
  expect(languageOfCode(code)).toBe(language);
});
