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

function pageFile(name: string, extension: keyof typeof TYPES): PageFile {
  const content = readFileSync(new URL(`${name}.${extension}`, FOLDER), 'utf8');
  const hash = sha256(content).slice(0, HASH_DIGITS);
  return { name: `${name}-${hash}.${extension}`, type: TYPES[extension], content };
}

export const STYLE = pageFile('reader', 'css');
export const SCRIPT = pageFile('reader', 'js');
export const ICON = pageFile('icon', 'svg');
