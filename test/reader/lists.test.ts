import { beforeAll, describe, expect, it } from 'vitest';
import type { Facet } from '../../src/index/catalog/catalog-lists.ts';
import { monthBars } from '../../src/reader/lists/month-bars.ts';
import { wordsIn } from '../../src/reader/words.ts';
import { type BuiltIndex, builtIndex } from '../helpers/built-index.ts';
import {
  type Element,
  linksOf,
  pageOf,
  parsed,
  siteOf,
  textOf,
  withClass,
} from './reader-for-test.ts';

const REPORTS = 45;
const AGAINST_FLOODS = '市长陆远山强调，要加强水库巡查，汛期每天不少于三次。';
const AT_SCHOOL = '副市长白芷若指出，学校食堂要每天消毒两次，师生要测量体温。';

let built: BuiltIndex;
let site: ReturnType<typeof siteOf>['site'];

/** Reports of two years, one a month but for the last months; every third is about floods. */
beforeAll(async () => {
  built = await builtIndex(
    Array.from({ length: REPORTS }, (_, i) => {
      const month = String((i % 12) + 1).padStart(2, '0');
      const date = `${2020 + Math.floor(i / 12)}-${month}-04`;
      const place = i % 2 === 0 ? '晋中市' : '舞钢市';
      const said = i % 3 === 0 ? AGAINST_FLOODS : AT_SCHOOL;
      return {
        title: `${place}召开第${i + 1}次会议`,
        date,
        text: `${place}召开第${i + 1}次会议。${said}`,
      };
    }),
  );
  ({ site } = siteOf(built));
});

const titles = (elements: Element[]) =>
  elements
    .filter(({ tagName }) => tagName === 'h2')
    .map(each => textOf(each))
    .filter(text => text.includes('召开'));

describe('the list of reports', () => {
  it('has every report once over its pages, the newest first', async () => {
    const found: string[] = [];
    let path: string | undefined = '/reports';
    for (let pages = 0; path !== undefined; pages++) {
      expect(pages).toBeLessThan(3);
      const { elements } = await pageOf(site, path);
      found.push(...titles(elements));
      path = elements.flatMap(({ tagName, attrs }) =>
        tagName === 'a' && attrs.some(({ value }) => value === 'next')
          ? linksOf([{ tagName, attrs } as Element])
          : [],
      )[0];
    }

    expect(found).toHaveLength(REPORTS);
    expect(new Set(found).size).toBe(REPORTS);
    expect(found[0]).toBe('晋中市召开第45次会议');
    expect(found.at(-1)).toBe('晋中市召开第1次会议');
  });

  it('is narrowed by place, topic and month, with the counts that the links promise', async () => {
    const { elements } = await pageOf(site, '/reports');
    const lines = elements.filter(({ tagName }) => tagName === 'li');
    const promises = lines.flatMap(line => {
      const [link] = line.childNodes.filter(node => 'tagName' in node);
      const [href] = linksOf(link ? [link] : []);
      const [, count] = /^\S+ (\d+)$/u.exec(textOf(line)) ?? [];
      return href?.startsWith('/reports?') && count ? { href, count } : [];
    });

    expect(promises.length).toBeGreaterThan(10);
    for (const { href, count } of promises.slice(0, 14)) {
      expect((await pageOf(site, href)).text, href).toContain(`共 ${count} 篇`);
    }
  });

  it('shows what it is narrowed to, and how to see more again', async () => {
    const { elements, text } = await pageOf(site, '/reports?place=晋中市&topic=防汛&month=2020-07');
    const [chosen] = withClass(elements, 'chosen');

    expect(withClass(elements, 'chosen').map(each => textOf(each))).toEqual([
      '防汛 ×',
      '晋中市 ×',
      '2020-07 ×',
    ]);
    expect(linksOf(chosen?.childNodes.filter(node => 'tagName' in node) ?? [])).toEqual([
      `/reports?place=${encodeURIComponent('晋中市')}&month=2020-07`,
    ]);
    expect(text).toContain('共 1 篇');
    expect(linksOf(elements)).toContain(`/topics/${encodeURIComponent('防汛')}`);
  });

  it.each([
    ['page=99', '第 3 页，共 3 页'],
    ['page=0', '第 1 页，共 3 页'],
    ['page=-1', '第 1 页，共 3 页'],
    ['page=1e9', '第 1 页，共 3 页'],
    ['month=2020-13', '共 45 篇'],
    ['place=火星', '没有符合的报道'],
  ])('takes %s as it can', async (query, said) => {
    expect((await pageOf(site, `/reports?${query}`)).text).toContain(said);
  });
});

describe('a topic', () => {
  it('has its measures by date, each leading to where it stands', async () => {
    const { elements } = await pageOf(site, `/topics/${encodeURIComponent('防汛')}`);
    const quotes = withClass(elements, 'quotes').flatMap(list => linksOf(inside(list)));
    const there = await pageOf(site, quotes[0] ?? '');

    expect(quotes).toHaveLength(REPORTS / 3);
    expect(titles(elements)[0]).toBe('晋中市召开第1次会议');
    expect(textOf(there.elements.find(({ tagName }) => tagName === 'mark'))).toContain('水库巡查');
  });

  it('that nothing was asked for on is not there', async () => {
    expect((await site.request('/topics/火星')).status).toBe(404);
  });
});

describe('the months', () => {
  const bars = async (months: Facet[]) =>
    parsed(`<!doctype html><title>t</title>${await monthBars(wordsIn('en'), months)}`)
      .filter(({ tagName }) => tagName === 'title')
      .slice(1)
      .map(each => textOf(each));

  it('are bars from the first to the last without a gap', async () => {
    expect(
      await bars([
        { name: '2022-02', reports: 3 },
        { name: '2021-09', reports: 1 },
      ]),
    ).toEqual([
      ...['2021-09: 1', '2021-10: 0', '2021-11: 0', '2021-12: 0', '2022-01: 0', '2022-02: 3'],
    ]);
  });

  it('are drawn by years when they are many', async () => {
    const drawn = await bars([
      { name: '2022-02', reports: 3 },
      { name: '2022-01', reports: 2 },
      { name: '2011-11', reports: 1 },
    ]);

    expect(drawn).toHaveLength(12);
    expect(drawn.at(-1)).toBe('2022: 5');
  });

  it.each([[[]], [[{ name: '2022-02', reports: 3 }]], [[{ name: '<b>', reports: 3 }]]])(
    'are no picture of %j',
    async months => {
      expect(await bars(months)).toEqual([]);
    },
  );
});

function inside(element: Element): Element[] {
  return element.childNodes.flatMap(node => ('tagName' in node ? [node, ...inside(node)] : []));
}
