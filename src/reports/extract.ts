import type { DroppedSpan, Span } from '../types.ts';
import { extractMarkdown } from './extract-markdown.ts';
import { extractHtml } from './html/extract-html.ts';
import { type Page, pageOf } from './page.ts';

/** The text of a document and what its format says about it. */
export interface Extracted {
  page: Page;
  title: string | null;
  /** Where the title was read, when that is text of the document. */
  titleSpan: Span | null;
  /** Text of the document that is not in the page; marks of the format are no text. */
  dropped: DroppedSpan[];
  /** `YYYY-MM-DD`. */
  published: string | null;
  url: string | null;
  /** Whose page it is, when its head tells. */
  site: string | null;
}

/** Text that an editor of web pages saved with its tags. */
const MARKUP =
  /^\s*<(?:!doctype|html|body|div|section|article|p|span|table)\b[^>]*>[\s\S]*<\/\w+>\s*$/iu;

function plainText(text: string): Extracted {
  if (MARKUP.test(text)) return extractHtml(text);
  const nothing = { title: null, titleSpan: null, published: null, url: null, site: null };
  return { page: pageOf(text), dropped: [], ...nothing };
}

const EXTRACTORS: Record<string, (text: string) => Extracted> = {
  txt: plainText,
  md: extractMarkdown,
  html: extractHtml,
  pdf: plainText,
  docx: extractHtml,
};
/** Text and metadata of a decoded document: every format but lists (`jsonl`) and archives. */
export function extract(text: string, format: string): Extracted {
  const extractor = EXTRACTORS[format];
  if (!extractor) throw new RangeError(`no extractor for ${format}`);
  return extractor(text);
}
