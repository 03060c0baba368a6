import { readFileSync } from 'node:fs';
import { sha256 } from '../text/hash.ts';

/** Read as they are, from the sources: the same path leads there from src and from dist. */
const FOLDER = new URL('../../src/reader/page/', import.meta.url);
const TYPES = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
} as const;
const HASH_DIGITS = 12;

/** A file beside the pages: what its name is made of changes with its content. */
export interface PageFile {
  name: string;
  type: string;
  content: string;
}

/** Later ones overrule earlier ones. */
const STYLES = ['colours', 'plain', 'masthead', 'report', 'behind', 'lists', 'narrow', 'print'];

function pageFile(name: string, extension: keyof typeof TYPES, parts = [name]): PageFile {
  const content = parts
    .map(part => readFileSync(new URL(`${part}.${extension}`, FOLDER), 'utf8'))
    .join('\n');
  const hash = sha256(content).slice(0, HASH_DIGITS);
  return { name: `${name}-${hash}.${extension}`, type: TYPES[extension], content };
}

/** All styles in one file: a page waits for it. */
export const STYLE = pageFile('reader', 'css', STYLES);
export const SCRIPT = pageFile('reader', 'js');
export const ICON = pageFile('icon', 'svg');
