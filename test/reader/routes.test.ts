import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/types.ts';
import { type BuiltIndex, builtIndex } from '../helpers/built-index.ts';
import { stubIndex } from '../helpers/stub-index.ts';
import { attribute, corpusOf, linksOf, pageOf, siteOf, textOf } from './reader-for-test.ts';

const TEXTS = [
  {
    title: '晋宁市召开防汛工作会议',
    date: '2022-05-04',
    text: '5月4日，晋宁市召开防汛工作会议。市长陆远山主持会议。陆远山强调，要加强水库巡查，每天不少于三次。',
  },
  {
    title: '晋宁市召开校园防控会议',
    date: '2022-06-10',
    text: '6月10日，晋宁市召开校园防控会议。副市长白芷若指出，学校食堂要每天消毒两次。',
  },
];

let built: BuiltIndex;
let site: ReturnType<typeof siteOf>['site'];
let reportId: string;

beforeAll(async () => {
  built = await builtIndex(TEXTS);
  ({ site } = siteOf(built));
  const [record] = await built.index.records([0]);
  reportId = record!.reportId;
});

const PATHS = ['/reports', '/reports?ask=水库', '/topics/防汛', '/r/0', '/r/ID?q=3-9', '/nothing'];

describe('every page', () => {
  it.each(PATHS)(
    'lets nothing in from elsewhere and runs nothing of its own words: %s',
    async given => {
      const { response, elements } = await pageOf(site, given.replace('ID', reportId));
      const policy = response.headers.get('content-security-policy');
      const loaded = elements.flatMap(each =>
        each.tagName === 'a' || each.tagName === 'form'
          ? []
          : ['src', 'href'].flatMap(name => attribute(each, name) ?? []),
      );

      expect(policy).toMatch(
        /^default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'/u,
      );
      expect(policy).not.toContain('unsafe');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      expect(loaded).toHaveLength(3);
      for (const path of loaded) expect((await site.request(path)).status).toBe(200);
      expect(elements.some(each => each.attrs.some(({ name }) => /^on|^style$/u.test(name)))).toBe(
        false,
      );
      for (const each of elements) {
        if (each.tagName === 'script') expect(textOf(each)).toBe('');
      }
    },
  );

  it.each(['POST', 'PUT', 'DELETE', 'PATCH'])('is not written to by %s', async method => {
    for (const path of [...PATHS, '/']) {
      const response = await site.request(path.replace('ID', reportId), { method });
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe('GET, HEAD');
    }
  });

  it('has a head without a body', async () => {
    const path = `/r/${reportId}`;
    const [head, get] = [await site.request(path, { method: 'HEAD' }), await site.request(path)];

    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    expect(head.headers.get('etag')).toBe(get.headers.get('etag'));
    expect((await site.request('/r/0', { method: 'HEAD' })).status).toBe(404);
  });

  it('is sent again only when it says something else', async () => {
    const path = `/r/${reportId}`;
    const etag = (await site.request(path)).headers.get('etag') ?? '';
    const ask = async (where: string, headers: object) =>
      (await site.request(where, { headers: { 'if-none-match': etag, ...headers } })).status;

    expect(await ask(path, {})).toBe(304);
    expect(await ask(path, { 'if-none-match': `"other", W/${etag}` })).toBe(304);
    expect(await ask(path, { 'accept-language': 'en' })).toBe(200);
    expect(await ask(`${path}?q=1-5`, {})).toBe(200);
  });

  it('may be kept for a short time by all, what somebody asked or chose by nobody else', async () => {
    const kept = async (path: string) => (await site.request(path)).headers.get('cache-control');

    expect(await kept(`/r/${reportId}`)).toBe('public, max-age=60, must-revalidate');
    expect(await kept('/reports?ask=水库')).toBe('private, no-cache');
    expect(await kept('/reports?lang=en')).toBe('private, no-cache');
    expect((await site.request('/reports')).headers.get('vary')).toBe('accept-language, cookie');
  });

  it('has its style, script and icon for ever, under names that their content makes', async () => {
    const { elements } = await pageOf(site, '/reports');
    const [style] = elements.filter(each => attribute(each, 'rel') === 'stylesheet');
    const path = attribute(style, 'href') ?? '';
    const response = await site.request(path);

    expect(path).toMatch(/^\/reader\/reader-[0-9a-f]{12}\.css$/u);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await response.text()).length).toBeLessThanOrEqual(15 * 1024);
    expect((await site.request('/reader/reader-000000000000.css')).status).toBe(404);
  });
});

it('keeps its links below the path that the site stands under', async () => {
  const below = siteOf(built, { publicUrl: 'https://example.org/yinju' });
  const { elements } = await pageOf(below.site, `/r/${reportId}?q=0-4`);
  const roots = linksOf(elements).filter(href => href.startsWith('/'));

  expect(roots.length).toBeGreaterThan(3);
  expect(roots.every(href => href.startsWith('/yinju/'))).toBe(true);
  expect(textOf(elements.find(each => attribute(each, 'id') === 'citation'))).toContain(
    `https://example.org/yinju/r/${reportId}?q=0-4#q`,
  );
});

it('stands where it is asked when no address is set', async () => {
  const local = siteOf(built, { publicUrl: null });
  const { elements } = await pageOf(local.site, `http://127.0.0.1:8787/r/${reportId}`);

  expect(textOf(elements.find(each => attribute(each, 'id') === 'citation'))).toContain(
    `http://127.0.0.1:8787/r/${reportId}`,
  );
});

it('begins with the list', async () => {
  const response = await site.request('/');

  expect(response.status).toBe(302);
  expect(response.headers.get('location')).toBe('/reports');
});

it('answers a question by quotes that lead to where they stand', async () => {
  const { elements } = await pageOf(
    site,
    `/reports?ask=${encodeURIComponent('水库每天巡查几次？')}`,
  );
  const [quote] = elements.filter(({ tagName }) => tagName === 'blockquote');
  const [link] = linksOf(elements).filter(href => href.startsWith('/r/'));
  const there = await pageOf(site, link ?? '');
  const marks = there.elements.filter(({ tagName }) => tagName === 'mark');

  expect(textOf(quote)).toContain('每天不少于三次');
  expect(marks.map(mark => textOf(mark)).join('')).toBe(textOf(quote));
});

it.each([
  ['？！', '没有看到可查的字词'],
  ['问'.repeat(1001), '问题太长了'],
])('does not ask what cannot be asked: %s', async (question, said) => {
  const { response, text } = await pageOf(site, `/reports?ask=${encodeURIComponent(question)}`);

  expect(response.status).toBe(400);
  expect(text).toContain(said);
});

it('says what there is not, and keeps the question in the box', async () => {
  const empty = { ...corpusOf(built), use: work => work(stubIndex([])) } as ReturnType<
    typeof corpusOf
  >;
  const nothing = siteOf(built, { corpus: { ...empty, ask: async () => NOT_FOUND } });
  const list = await pageOf(nothing.site, '/reports');
  const asked = await pageOf(nothing.site, '/reports?ask=甲"乙');

  expect(list.text).toContain('还没有任何报道。');
  expect(asked.text).toContain('这些报道里没有能回答的内容。');
  expect(
    attribute(
      asked.elements.find(({ tagName }) => tagName === 'input'),
      'value',
    ),
  ).toBe('甲"乙');
});

it('fails with a page that tells nothing of why, and tells who runs it', async () => {
  const use = () => Promise.reject(new Error('secret path'));
  const broken = siteOf(built, { corpus: { ...corpusOf(built), use } });
  const { response, text } = await pageOf(broken.site, '/reports');

  expect(response.status).toBe(500);
  expect(text).toContain('出了点问题');
  expect(text).not.toContain('secret');
  expect(broken.errors).toEqual(['secret path']);
});

const NOT_FOUND = {
  status: 'not_found',
  language: 'zh-Hans',
  quotes: [],
  reason: 'no_evidence',
  nearest: [],
  more: 0,
  missing: null,
} satisfies Answer as Answer;
