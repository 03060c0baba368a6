import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/reports/decode.ts';
import { extractHtml } from '../../src/reports/html/extract-html.ts';
import { readDocument } from '../../src/reports/read.ts';
import { firstFalseCharacter } from '../../src/reports/source-text.ts';

const folder = fileURLToPath(new URL('../../../shared/badinput', import.meta.url));
const TRAFILATURA = path.join(folder, 'adbar+trafilatura');
const READABILITY = path.join(folder, 'mozilla+readability/test/test-pages');
const MIN_SHARE = 0.95;
/** Shorter lines stand anywhere by chance. */
const LEAST = { kept: 8, dropped: 4 };
const NOT_TEXT = /^(?:head|script|style|noscript|template|iframe|svg|textarea|select|button)$/u;
const INLINE =
  /^(?:a|abbr|b|big|cite|code|em|font|i|img|label|mark|s|small|span|strong|sub|sup|time|u|wbr)$/u;

const squeeze = (text: string) => text.replaceAll(/\s+/gu, '');

/** All lines of a page without white space: the measure, which knows nothing of articles. */
function linesOf(html: string): string[] {
  const lines = [''];
  const write = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('value' in node) lines.push((lines.pop() ?? '') + squeeze(node.value));
    if (!('childNodes' in node) || NOT_TEXT.test(node.nodeName)) return;
    const isLine = !INLINE.test(node.nodeName);
    if (isLine) lines.push('');
    for (const child of node.childNodes) write(child);
    if (isLine) lines.push('');
  };
  write(parse(html));
  return lines.filter(line => line !== '');
}

async function readPage(file: string) {
  const bytes = readFileSync(file);
  const { text } = decode(bytes, file);
  const { page } = extractHtml(text);
  const report = await readDocument(bytes, { name: path.basename(file), path: file });
  expect(firstFalseCharacter(page.text, page.origin, text)).toBeNull();
  return { html: text, page: squeeze(page.text), body: squeeze(report.body) };
}

interface Phrases {
  file: string;
  with: string[];
  without: string[];
}

function phrasePages(): Phrases[] {
  const list: Record<string, Phrases> = JSON.parse(
    readFileSync(path.join(TRAFILATURA, 'evaldata.zh.json'), 'utf8'),
  );
  return Object.values(list);
}

const share = (part: unknown[], whole: unknown[]) => part.length / whole.length;

const hasPhrases = existsSync(TRAFILATURA);
if (!hasPhrases) console.log(`skipped: no pages in ${TRAFILATURA}`);

describe.skipIf(!hasPhrases)('pages with phrases to keep and to drop', () => {
  it(`keep and drop ${MIN_SHARE * 100} of 100 of them`, async () => {
    const wanted: boolean[] = [];
    const unwanted: boolean[] = [];
    for (const { file, with: keep, without: drop } of phrasePages()) {
      const found = ['tests/eval', 'tests/cache'].map(name => path.join(TRAFILATURA, name, file));
      const { body } = await readPage(found.find(existsSync) ?? file);
      wanted.push(...keep.map(phrase => body.includes(squeeze(phrase))));
      unwanted.push(...drop.map(phrase => body.includes(squeeze(phrase))));
    }
    const kept = wanted.filter(Boolean);
    const dropped = unwanted.filter(isThere => !isThere);
    console.log(
      `phrases: ${kept.length} of ${wanted.length} kept, ${dropped.length} of ${unwanted.length} dropped`,
    );
    expect(share(kept, wanted)).toBeGreaterThanOrEqual(MIN_SHARE);
    expect(share(dropped, unwanted)).toBeGreaterThanOrEqual(MIN_SHARE);
  });
});

const hasArticles = existsSync(READABILITY);
if (!hasArticles) console.log(`skipped: no pages in ${READABILITY}`);

/** Lines of the expected article that are kept, and other lines of the page that are dropped. */
async function compare(name: string) {
  const { html, page, body } = await readPage(path.join(READABILITY, name, 'source.html'));
  const expected = linesOf(readFileSync(path.join(READABILITY, name, 'expected.html'), 'utf8'));
  const article = expected.join('');
  const paragraphs = expected.filter(line => line.length >= LEAST.kept);
  const others = [...new Set(linesOf(html))].filter(
    line => line.length >= LEAST.dropped && !article.includes(line),
  );
  return {
    paragraphs,
    others,
    extracted: paragraphs.filter(line => page.includes(line)),
    kept: paragraphs.filter(line => body.includes(line)),
    dropped: others.filter(line => !body.includes(line)),
  };
}

describe.skipIf(!hasArticles)('pages with an expected article', () => {
  it(`keep and drop ${MIN_SHARE * 100} of 100 of their lines`, async () => {
    const pages = await Promise.all(['gmw', 'pixnet', 'qq', 'yahoo-4', 'youth'].map(compare));
    const all = (key: keyof Awaited<ReturnType<typeof compare>>) =>
      pages.flatMap(page => page[key]);
    console.log(
      `lines: ${all('kept').length} of ${all('paragraphs').length} kept`,
      `(${all('extracted').length} before cleaning),`,
      `${all('dropped').length} of ${all('others').length} dropped`,
    );
    expect(share(all('kept'), all('paragraphs'))).toBeGreaterThanOrEqual(MIN_SHARE);
    expect(share(all('dropped'), all('others'))).toBeGreaterThanOrEqual(MIN_SHARE);
    for (const { paragraphs, others, extracted, dropped } of pages) {
      expect(share(extracted, paragraphs)).toBeGreaterThanOrEqual(0.9);
      expect(share(dropped, others)).toBeGreaterThanOrEqual(0.9);
    }
  });
});
