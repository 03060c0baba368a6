import { extractHtml } from './extract-html.ts';
import { extractMarkdown } from './extract-markdown.ts';
import { type Page, pageOf } from './page.ts';

/** The text of a document and what its format says about it. */
export interface Extracted {
  page: Page;
  title: string | null;
  /** `YYYY-MM-DD`. */
  published: string | null;
  url: string | null;
}

const EXTRACTORS: Record<string, (text: string) => Extracted> = {
  txt: text => ({ page: pageOf(text), title: null, published: null, url: null }),
  md: extractMarkdown,
  html: extractHtml,
};
const FORMATS = new Map([
  ...['txt', 'md', 'html', 'jsonl', 'jsonl.gz'].map(name => [name, name] as const),
  ['text', 'txt'],
  ['markdown', 'md'],
  ['htm', 'html'],
  ['xhtml', 'html'],
]);

/** Format of a file by its name: `txt`, `md`, `html`, `jsonl`, `jsonl.gz`; null when not read. */
export function formatOf(file: string): string | null {
  const [, extension = ''] = /\.(jsonl\.gz|[a-z]+)$/iu.exec(file) ?? [];
  return FORMATS.get(extension.toLowerCase()) ?? null;
}

/** Text and metadata of a decoded document of the format `txt`, `md` or `html`. */
export function extract(text: string, format: string): Extracted {
  const extractor = EXTRACTORS[format];
  if (!extractor) throw new RangeError(`no extractor for ${format}`);
  return extractor(text);
}
