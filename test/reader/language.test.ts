import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languageFor } from '../../src/reader/language.ts';
import { wordsIn } from '../../src/reader/words.ts';
import { LANGUAGES } from '../../src/text/languages.ts';
import { builtIndex } from '../helpers/built-index.ts';
import { attribute, pageOf, siteOf, textOf, withClass } from './reader-for-test.ts';

const LOCALES = new URL('../../src/reader/locales/', import.meta.url);

/** Messages of a language with the values they are given. */
function messagesOf(language: string) {
  const text = readFileSync(new URL(`${language}.ftl`, LOCALES), 'utf8');
  return text.split(/^(?=[a-z])/mu).map(message => ({
    id: /^[\w-]+(?= = )/u.exec(message)?.[0],
    values: [...new Set(message.match(/\$\w+/gu))].sort(),
  }));
}

describe('the words of the pages', () => {
  it('are the same messages with the same values in every language', () => {
    expect(messagesOf('zh-Hans').length).toBeGreaterThan(80);
    for (const language of LANGUAGES) {
      expect(messagesOf(language), language).toEqual(messagesOf('zh-Hans'));
    }
  });

  it('have numbers as they are, and nothing around values', () => {
    expect(wordsIn('en')('reader-page', { page: 1234, pages: 5678 })).toBe('Page 1234 of 5678');
  });

  it('are all there for what a record or an answer may say', () => {
    const levels = 'nation province city county township village organisation'.split(' ');
    const reasons = 'no_evidence no_such_date no_such_place no_such_person empty_corpus'.split(' ');
    const ids = messagesOf('en').map(({ id }) => id);

    for (const level of levels) expect(ids).toContain(`reader-level-${level}`);
    for (const reason of reasons) expect(ids).toContain(`reader-not-found-${reason}`);
    for (const kind of ['topic', 'place', 'month']) expect(ids).toContain(`reader-by-${kind}`);
  });
});

describe('the language of a page', () => {
  it.each([
    [undefined, 'zh-Hans'],
    ['', 'zh-Hans'],
    ['*', 'zh-Hans'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-Hans'],
    ['zh-TW,zh;q=0.9', 'zh-Hant'],
    ['zh-Hant-HK', 'zh-Hant'],
    ['zh-Hans-HK', 'zh-Hans'],
    ['en-GB,en;q=0.9,zh;q=0.1', 'en'],
    ['en;q=0.2, zh-HK;q=0.7', 'zh-Hant'],
    ['de-DE,de;q=0.9', 'en'],
    ['de, zh;q=0.5', 'zh-Hans'],
    ['zh;q=0, en', 'en'],
    [';;;,q=1,,"<', 'zh-Hans'],
  ])('is by a browser that accepts %s: %s', (acceptLanguage, language) => {
    expect(languageFor({ parameter: undefined, cookie: undefined, acceptLanguage })).toBe(language);
  });

  it('is what was chosen here, else what was chosen before', () => {
    const wishes = { parameter: 'en', cookie: 'zh-Hant', acceptLanguage: 'zh-CN' };

    expect(languageFor(wishes)).toBe('en');
    expect(languageFor({ ...wishes, parameter: undefined })).toBe('zh-Hant');
    expect(languageFor({ ...wishes, parameter: 'xx', cookie: '../en' })).toBe('zh-Hans');
  });
});

it('changes the words of a page and never the report', async () => {
  const built = await builtIndex([
    {
      title: '市府召開防汛會議',
      text: '5月4日，市府召開防汛會議。會議強調，各區要加強巡查，確保安全。',
    },
  ]);
  const { site } = siteOf(built);
  const [record] = await built.index.records([0]);
  const texts = new Set<string>();
  const feet = new Set<string>();
  for (const language of LANGUAGES) {
    const { elements } = await pageOf(site, `/r/${record!.reportId}?q=0-5`, {
      'accept-language': language,
    });
    const [text] = withClass(elements, 'text');
    expect(attribute(elements[0], 'lang')).toBe(language);
    expect(attribute(text, 'lang')).toBe('zh-Hant');
    texts.add(textOf(text));
    feet.add(textOf(withClass(elements, 'foot')[0]));
  }

  expect([...texts]).toEqual([await built.index.body(0)]);
  expect(feet.size).toBe(LANGUAGES.length);
});

it('is kept in a cookie by the switch, which leads to the same page', async () => {
  const { site } = siteOf(
    await builtIndex(['会议要求，各区要加强巡查，每天不少于三次，确保群众安全。']),
  );
  const path = '/reports?place=晋宁市&page=1';
  const { elements } = await pageOf(site, path);
  const [languages] = withClass(elements, 'languages');
  const [, , english] = (languages?.childNodes ?? []).filter(node => 'tagName' in node);
  const there = new URL(attribute(english, 'href') ?? '', `http://localhost${path}`);
  const response = await site.request(there.href);
  const cookie = response.headers.get('set-cookie') ?? '';

  expect(there.searchParams.get('place')).toBe('晋宁市');
  expect(await response.text()).toContain('lang="en"');
  expect(cookie).toMatch(/^lang=en;.*HttpOnly.*SameSite=Lax/u);
  const next = await pageOf(site, '/reports', { cookie: 'lang=en', 'accept-language': 'zh' });
  expect(attribute(next.elements[0], 'lang')).toBe('en');
});
