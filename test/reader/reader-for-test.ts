import type { Hono } from 'hono';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { answerQuestion } from '../../src/answer/answer.ts';
import type { ReaderCorpus } from '../../src/reader/corpus.ts';
import type { OpenedReport } from '../../src/reader/report/opened-report.ts';
import { SourceReader } from '../../src/reader/report/source-reader.ts';
import { type ReaderParts, readerSite } from '../../src/reader/routes.ts';
import type { Report } from '../../src/types.ts';
import type { BuiltIndex } from '../helpers/built-index.ts';

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

/** What the pages ask, answered from an index that was built for a test. */
export function corpusOf({
  index,
  embedder,
}: Pick<BuiltIndex, 'index' | 'embedder'>): ReaderCorpus {
  return {
    ask: async text => (await answerQuestion(index, embedder, text)).answer,
    use: work => work(index),
  };
}

/** The pages over an index as a site of their own, with what goes wrong there. */
export function siteOf(built: BuiltIndex, fields: Partial<ReaderParts> = {}) {
  const errors: string[] = [];
  const site = readerSite({
    corpus: corpusOf(built),
    sources: new SourceReader(built.folder),
    publicUrl: 'https://yinju.example',
    onError: message => errors.push(message),
    ...fields,
  });
  return { site, errors };
}

/** A page as a browser would parse it. */
export async function pageOf(site: Hono, path: string, headers: Record<string, string> = {}) {
  const response = await site.request(path, { headers });
  const text = await response.text();
  return { response, text, elements: parsed(text, path) };
}

/** Elements of a page; one that a parser has to mend is wrong. */
export function parsed(page: string, name = 'page'): Element[] {
  const root = parse(page, {
    onParseError: ({ code, startLine }) => {
      throw new Error(`${name}: ${code} in line ${startLine}`);
    },
  });
  return all(root.childNodes);
}

/** Elements of a tree in their order. */
export function all(nodes: Node[]): Element[] {
  return nodes.flatMap(node => ('tagName' in node ? [node, ...all(node.childNodes)] : []));
}

export function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find(each => each.name === name)?.value;
}

export function withClass(elements: Element[], name: string): Element[] {
  return elements.filter(each => (attribute(each, 'class') ?? '').split(' ').includes(name));
}

/** The characters of an element, less those of its parts with a class. */
export function textOf(node: Node | undefined, without = ''): string {
  if (node === undefined) return '';
  if ('value' in node) return node.value;
  if (!('childNodes' in node)) return '';
  if (without !== '' && 'tagName' in node && attribute(node, 'class') === without) return '';
  return node.childNodes.map(child => textOf(child, without)).join('');
}

/** Addresses that a page's links lead to. */
export function linksOf(elements: Element[]): string[] {
  return elements.flatMap(each => (each.tagName === 'a' ? [attribute(each, 'href') ?? ''] : []));
}

export function idsOf(elements: Element[]): string[] {
  return elements.flatMap(each => attribute(each, 'id') ?? []);
}

/** A report as a page gets it, without anything around it. */
export function openedReport(given: Report): OpenedReport {
  const { body, turns, measures, readings, dropped, sources, origin: _origin, ...record } = given;
  return {
    record: { ...record, reportIndex: 0, firstPassage: 0, passageCount: 1 },
    body,
    details: { turns, measures, readings, dropped, nearCopies: [] },
    sources,
    copies: [],
    readAt: () => null,
  };
}
