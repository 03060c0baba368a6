import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildIndex } from '../../src/index/build.ts';
import { openIndex } from '../../src/index/open.ts';
import { type BuiltIndex, builtIndex } from '../helpers/built-index.ts';
import { fakeEmbedder } from '../helpers/fake-embedder.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import {
  all,
  attribute,
  idsOf,
  linksOf,
  pageOf,
  siteOf,
  textOf,
  withClass,
} from './reader-for-test.ts';

const REPORTS = fileURLToPath(new URL('../../data/reports', import.meta.url));

let built: BuiltIndex;
let site: ReturnType<typeof siteOf>['site'];

beforeAll(async () => {
  const folder = await tempFolder();
  const embedder = fakeEmbedder();
  await buildIndex({ inputs: [REPORTS], indexFolder: folder, embedder });
  built = { index: await openIndex(folder, embedder), embedder, folder, file: '' };
  ({ site } = siteOf(built));
});

/** A sample report by a word of its title. */
async function reportWith(word: string) {
  const { index } = built;
  const records = await index.records(await index.reportIndexes());
  const record = records.find(({ title }) => title?.includes(word));
  if (!record) throw new Error(`no report with ${word}`);
  const body = await index.body(record.reportIndex);
  return { record, body, details: await index.details(record.reportIndex) };
}

it('has every report: each character once, every id once, every reference to one that is there', async () => {
  const { index } = built;
  for (const { reportId, reportIndex } of await index.records(await index.reportIndexes())) {
    const { response, elements } = await pageOf(site, `/r/${reportId}?removed=1`);
    const ids = idsOf(elements);
    const named = elements.flatMap(each =>
      ['aria-labelledby', 'for', 'data-copies'].flatMap(name => attribute(each, name) ?? []),
    );
    const inside = linksOf(elements).filter(href => href.startsWith('#'));

    expect(response.status).toBe(200);
    expect(textOf(withClass(elements, 'text')[0], 'who')).toBe(await index.body(reportIndex));
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of [...named, ...inside.map(href => href.slice(1))]) expect(ids).toContain(id);
    const levels = elements.flatMap(({ tagName }) => /^h([1-6])$/u.exec(tagName)?.[1] ?? []);
    expect(levels[0]).toBe('1');
    expect(levels.filter(level => level === '1')).toHaveLength(1);
    expect(levels.every((level, i) => Number(level) <= Number(levels[i - 1] ?? 0) + 1)).toBe(true);
  }
});

it('names each speaker beside the turn, in the order of the text', async () => {
  const { record, details } = await reportWith('养老机构');
  const { elements } = await pageOf(site, `/r/${record.reportId}`);

  expect(withClass(elements, 'who').map(each => textOf(each))).toEqual(
    details.turns.flatMap(({ speaker }) => speaker ?? []),
  );
});

it('marks the quote and its turn, and cites it', async () => {
  const { record, body, details } = await reportWith('养老机构');
  const turn = details.turns.find(({ speaker }) => speaker === '车晓岚');
  const [start, end] = [turn!.start + 5, turn!.start + 30];
  const { elements } = await pageOf(site, `/r/${record.reportId}?q=${start}-${end}`);
  const [mark] = elements.filter(({ tagName }) => tagName === 'mark');
  const asked = withClass(elements, 'asked');
  const citation = textOf(elements.find(each => attribute(each, 'id') === 'citation'));

  expect(textOf(mark)).toBe(body.slice(start, end));
  expect(attribute(mark, 'id')).toBe('q');
  expect(asked).toHaveLength(1);
  expect(textOf(asked[0])).toContain('车晓岚');
  expect(citation).toContain(`“${body.slice(start, end)}”`);
  expect(citation).toContain('2022-03-20');
  expect(citation).toContain('车晓岚');
  expect(citation).toContain('07-chengxi-speakers.txt');
  expect(citation).toContain(`https://yinju.example/r/${record.reportId}?q=${start}-${end}#q`);
});

it('leads from the record and from every measure to where they stand', async () => {
  const { record, body, details } = await reportWith('养老机构');
  const { elements } = await pageOf(site, `/r/${record.reportId}`);
  const here = new RegExp(`^/r/${record.reportId}\\?q=(\\d+)-(\\d+)#q$`, 'u');
  const placed = elements.flatMap(each => {
    const [, start, end] = here.exec(attribute(each, 'href') ?? '') ?? [];
    return start ? { shown: textOf(each), there: body.slice(Number(start), Number(end)) } : [];
  });
  const there = placed.map(each => each.there);

  for (const { start, end } of details.measures) expect(there).toContain(body.slice(start, end));
  for (const name of ['简明岳', '鲍季同']) {
    expect(placed.find(({ shown }) => shown === name)?.there).toBe(name);
  }
});

describe('what was removed', () => {
  it('is shown with its rules when it is asked for, and not before', async () => {
    const { record } = await reportWith('国庆假期');
    const before = await pageOf(site, `/r/${record.reportId}`);
    const { elements } = await pageOf(site, `/r/${record.reportId}?removed=1`);
    const removed = elements.filter(({ tagName }) => tagName === 'del').map(each => textOf(each));
    const rules = withClass(elements, 'rule').map(each => textOf(each));

    expect(before.elements.some(({ tagName }) => tagName === 'del')).toBe(false);
    expect(linksOf(before.elements)).toContain(`/r/${record.reportId}?removed=1#removed`);
    expect(rules[removed.findIndex(text => text.includes('责任编辑：于冬青'))]).toBe('editor-line');
    expect(removed.join('')).not.toContain('舒望川强调，要严格限量');
  });

  it('says so when the source cannot be read', async () => {
    const { record } = await reportWith('国庆假期');
    const elsewhere = siteOf({
      ...built,
      folder: '/nowhere/at/all/in/this/very/deep/folder/index',
    });
    const { response, elements, text } = await pageOf(
      elsewhere.site,
      `/r/${record.reportId}?removed=1`,
    );

    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toContain('private');
    expect(text).toContain('来源文件此刻读不到');
    expect(textOf(withClass(elements, 'text')[0], 'who')).not.toBe('');
  });
});

it('links to reports of the same place, on the same topic and near in time, each once', async () => {
  const { record } = await reportWith('河湾区召开疫情防控');
  const { elements } = await pageOf(site, `/r/${record.reportId}`);
  const around = withClass(elements, 'around')[0];
  const others = linksOf(allIn(around)).filter(href => href.startsWith('/r/'));

  expect(others.length).toBeGreaterThan(3);
  expect(new Set(others).size).toBe(others.length);
  expect(others).not.toContain(`/r/${record.reportId}`);
  expect(textOf(around)).toContain('河湾区部署夏季疫情防控宣传引导工作');
});

it('names every source of the text, and reports that say nearly the same', async () => {
  const text = `${'会议要求，各区要加强水库巡查，汛期每天不少于三次，发现险情立即报告。'.repeat(3)}各乡镇要备足沙袋和冲锋舟，低洼地段的群众提前转移，值班人员不得离岗。`;
  const near = text.replace('沙袋和', '沙袋、铁锹和');
  const twice = await builtIndex([text, text, near]);
  const [record, other] = await twice.index.records([0, 1]);
  const { elements } = await pageOf(siteOf(twice).site, `/r/${record!.reportId}`);

  expect(textOf(withClass(elements, 'sources')[0])).toContain('第 1 行');
  expect(textOf(withClass(elements, 'sources')[0])).toContain('第 2 行');
  expect(textOf(withClass(elements, 'around')[0])).toMatch(/近似文本.*% 相同/su);
  expect(linksOf(allIn(withClass(elements, 'around')[0]))).toEqual([`/r/${other!.reportId}`]);
});

it('says that there is no such report in the language of the person, with the search box', async () => {
  const { response, elements } = await pageOf(site, '/r/0000000000000000', {
    'accept-language': 'zh-TW,zh;q=0.9',
  });

  expect(response.status).toBe(404);
  expect(textOf(elements.find(({ tagName }) => tagName === 'h1'))).toBe('沒有這一頁');
  expect(elements.some(each => attribute(each, 'name') === 'ask')).toBe(true);
});

function allIn(element: Parameters<typeof textOf>[0]) {
  return element && 'childNodes' in element ? all(element.childNodes) : [];
}
