import { decodeHTML } from 'entities';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { clean } from '../../src/reports/clean/clean.ts';
import { extract } from '../../src/reports/extract.ts';
import type { Span } from '../../src/types.ts';

const NOT_TEXT = /^(?:head|title|script|style|noscript|template)$/u;
const TOKEN = /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);?|<!--[\s\S]*?-->|<[a-z/!?][^>]*>|[\s\S]/giu;

/** Spans of a document's characters that a reader sees: of HTML, those of its text nodes. */
function visible(text: string, format: string): Span[] {
  if (format !== 'html') return charactersOf(text, 0);
  const spans: Span[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    const location = node.nodeName === '#text' ? node.sourceCodeLocation : null;
    if (location) {
      const { startOffset, endOffset } = location;
      spans.push(...tokensOf(text.slice(startOffset, endOffset), startOffset));
    }
    if (!('childNodes' in node) || NOT_TEXT.test(node.nodeName)) return;
    for (const child of node.childNodes) visit(child);
  };
  visit(parse(text, { sourceCodeLocationInfo: true }));
  return spans;
}

function charactersOf(text: string, offset: number): Span[] {
  return [...text.matchAll(/\S/gu)].map(({ index, 0: { length } }) => ({
    start: offset + index,
    end: offset + index + length,
  }));
}

function tokensOf(source: string, offset: number): Span[] {
  return [...source.matchAll(TOKEN)].flatMap(({ index, 0: token }) => {
    const isTag = token.length > 1 && token.startsWith('<');
    const decoded = token.startsWith('&') ? decodeHTML(token) : token;
    const start = offset + index;
    return isTag || decoded.trim() === '' ? [] : [{ start, end: start + token.length }];
  });
}

/** What of a document is neither in its body nor told to be left out. */
export function uncovered(text: string, format: string): string[] {
  const extracted = extract(text, format);
  const { body, titleSpan, leftOut } = clean(extracted.page, extracted.title, extracted);
  const isTold = new Uint8Array(text.length);
  for (const { sourceStart, sourceLength } of body.origin) {
    isTold.fill(1, sourceStart, sourceStart + sourceLength);
  }
  for (const { start, end } of titleSpan ? [titleSpan, ...leftOut] : leftOut) {
    isTold.fill(1, start, end);
  }
  return visible(text, format)
    .filter(({ start, end }) => isTold.subarray(start, end).includes(0))
    .map(({ start, end }) => `${start} ${text.slice(start, end)}`);
}
