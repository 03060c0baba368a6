import { beforeAll, describe, expect, it } from 'vitest';
import { Addresses } from '../../src/reader/addresses.ts';
import { reportPage } from '../../src/reader/report/report-page.ts';
import { wordsIn } from '../../src/reader/words.ts';
import { builtIndex } from '../helpers/built-index.ts';
import { report, source } from '../helpers/report.ts';
import {
  attribute,
  linksOf,
  openedReport,
  pageOf,
  parsed,
  siteOf,
  textOf,
  withClass,
} from './reader-for-test.ts';

const NAUGHTY = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</textarea><script>alert(1)</script>',
  '</title><svg onload=alert(1)>',
  '<!--',
  ']]>',
  '&lt;b&gt;',
  '{{7*7}}<%= 7*7 %>',
  'javascript:alert(1)',
  '\u{202E}gnp.exe',
  '{ $count }',
];
const PAGE = {
  say: wordsIn('en'),
  language: 'en',
  addresses: new Addresses(''),
  here: new URL('https://yinju.example/r/0?x="><b>'),
  origin: 'https://yinju.example',
} as const;
const NONE_NEAR = { place: [], topic: [], time: [], topicName: null };

let site: ReturnType<typeof siteOf>['site'];

beforeAll(async () => {
  ({ site } = siteOf(
    await builtIndex(['会议要求，各级各部门要把防汛措施落实到位，确保群众安全。']),
  ));
});

describe.each(NAUGHTY)('%s', naughty => {
  it('is text wherever a report has it', async () => {
    const body = `${naughty}\n会议要求${naughty}。`;
    const opened = openedReport(
      report({
        title: naughty,
        body,
        turns: [{ start: 0, end: body.length, speaker: naughty }],
        measures: [{ start: 0, end: body.length, speaker: naughty, topics: [naughty, 'b'] }],
        dropped: [{ start: 0, end: 3, rule: naughty }],
        place: { province: naughty, city: null, county: null },
        ...{ meetingDate: naughty, published: naughty, meetingName: naughty, chair: naughty },
        ...{ speakers: [naughty], attendees: [naughty], conveyed: [naughty], url: naughty },
        ...{ reporters: [naughty], editors: [naughty], site: naughty },
        roles: [{ person: naughty, role: naughty }],
        sources: [source({ file: naughty, url: naughty, site: naughty, encoding: naughty })],
      }),
    );
    const shown = reportPage(PAGE, opened, {
      asked: `0-${naughty.length}`,
      near: NONE_NEAR,
      sourceText: `${naughty}${naughty}`,
    });
    const elements = parsed(String(await shown));
    const names = new Set(elements.map(({ tagName }) => tagName));
    const links = linksOf(elements);

    expect(textOf(withClass(elements, 'text')[0], 'who')).toBe(body);
    expect(textOf(elements.find(({ tagName }) => tagName === 'mark'))).toBe(naughty);
    expect(elements.filter(({ tagName }) => tagName === 'script')).toHaveLength(1);
    for (const name of ['img', 'svg', 'b']) expect(names).not.toContain(name);
    expect(elements.flatMap(each => each.attrs).filter(({ name }) => /^on/u.test(name))).toEqual(
      [],
    );
    expect(links.filter(href => !/^(?:[/?#]|https?:)/u.test(href))).toEqual([]);
    expect(textOf(elements.find(({ tagName }) => tagName === 'h1'))).not.toContain('\u{202E}');
  });

  it('is text wherever a request has it', async () => {
    const given = encodeURIComponent(naughty);
    const paths = [`/reports?ask=${given}会议`, `/reports?place=${given}&topic=${given}`];
    const more = [`/topics/${given}`, `/r/${given}?q=${given}&lang=${given}`, `/${given}?${given}`];
    for (const path of [...paths, ...more]) {
      const { elements } = await pageOf(site, path);
      expect(elements.filter(({ tagName }) => tagName === 'script')).toHaveLength(1);
      expect(elements.some(({ tagName }) => tagName === 'img')).toBe(false);
      expect(linksOf(elements).filter(href => !/^(?:[/?#]|https?:)/u.test(href))).toEqual([]);
    }
  });
});

it.each([
  ['https://news.example/a?b=1&c=2', true],
  ['http://news.example/"><b>', true],
  ['javascript:alert(1)', false],
  ['JaVaScRiPt:alert(1)', false],
  ['data:text/html,x', false],
  ['//news.example/a', false],
  ['a.html', false],
])('the address %s is a link: %s', async (url, isLink) => {
  const shown = reportPage(PAGE, openedReport(report({ url })), {
    asked: undefined,
    near: NONE_NEAR,
    sourceText: undefined,
  });
  const [record] = withClass(parsed(String(await shown)), 'record');
  const links = allLinks(record);

  expect(links).toEqual(isLink ? [new URL(url).href] : []);
  expect(textOf(record)).toContain(url);
});

it('a report of 300 KB is rendered in one piece', async () => {
  const line = '会议强调，要坚决落实各项措施，每天巡查三次，发现问题立即整改到位。';
  const body = Array.from({ length: 3000 }, () => line).join('\n');
  const turns = Array.from({ length: 3000 }, (_, i) => ({
    start: i * (line.length + 1),
    end: i * (line.length + 1) + line.length,
    speaker: i % 3 === 0 ? '陆远山' : null,
  }));
  const opened = openedReport(report({ body, turns }));
  let shown = '';
  const milliseconds: number[] = [];
  for (let run = 0; run < 5; run++) {
    const started = performance.now();
    const wish = { asked: '50000-50900', near: NONE_NEAR, sourceText: body };
    shown = String(await reportPage(PAGE, opened, wish));
    milliseconds.push(Math.round(performance.now() - started));
  }
  console.log(`${Buffer.byteLength(body)} bytes rendered in ${milliseconds.join(', ')} ms`);

  expect(textOf(withClass(parsed(shown), 'text')[0], 'who')).toBe(body);
});

function allLinks(element: Parameters<typeof textOf>[0]): string[] {
  if (!element || !('childNodes' in element)) return [];
  return element.childNodes.flatMap(node =>
    'tagName' in node && node.tagName === 'a' ? [attribute(node, 'href') ?? ''] : allLinks(node),
  );
}
