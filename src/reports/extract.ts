import { extractMarkdown } from './extract-markdown.ts';
import { extractHtml } from './html/extract-html.ts';
import { type Page, pageOf } from './page.ts';

/** The text of a document and what its format says about it. */
export interface Extracted {
  page: Page;
  title: string | null;
  /** `YYYY-MM-DD`. */
  published: string | null;
  url: string | null;
}

function plainText(text: string): Extracted {
  return { page: pageOf(text), title: null, published: null, url: null };
}

const EXTRACTORS: Record<string, (text: string) => Extracted> = {
  txt: plainText,
  md: extractMarkdown,
  html: extractHtml,
  pdf: plainText,
  docx: extractHtml,
};
const FORMATS = new Map([
  ...['txt', 'md', 'html', 'jsonl', 'jsonl.gz', 'pdf', 'docx', 'zip'].map(
    name => [name, name] as const,
  ),
  ['text', 'txt'],
  ['markdown', 'md'],
  ['htm', 'html'],
  ['xhtml', 'html'],
]);

/** What of a folder is read, for messages. */
export const READ_FORMATS = 'txt, md, html, jsonl, pdf, docx, or a zip of such files';

/** Format of a file by its name, such as `html` or `jsonl.gz`; null when it is not read. */
export function formatOf(file: string): string | null {
  const [, extension = ''] = /\.(jsonl\.gz|[a-z]+)$/iu.exec(file) ?? [];
  return FORMATS.get(extension.toLowerCase()) ?? null;
}

/** Text and metadata of a decoded document: every format but lists (`jsonl`) and archives. */
export function extract(text: string, format: string): Extracted {
  const extractor = EXTRACTORS[format];
  if (!extractor) throw new RangeError(`no extractor for ${format}`);
  return extractor(text);
}
