import { linesOf } from './pdf-lines.js';
import { paragraphsOf } from './pdf-paragraphs.js';
import { loadPdf } from './pdfjs.js';
import { DocumentProblem } from './problem.js';

/**
 * @typedef {import('pdfjs-dist/types/src/display/api.js').PDFDocumentProxy} PdfDocument
 * @typedef {import('pdfjs-dist/types/src/display/api.js').TextItem} TextItem
 * @typedef {import('pdfjs-dist/types/src/display/api.js').TextContent} TextContent
 * @typedef {{ pages: number, textCharacters: number }} PdfLimits
 */

/**
 * The text layer of a pdf, one paragraph a line. What a broken pdf still shows is read.
 *
 * @param {Uint8Array} bytes
 * @param {PdfLimits} limits
 */
export async function pdfText(bytes, limits) {
  const task = loadPdf(bytes);
  try {
    const document = await task.promise;
    if (document.numPages > limits.pages) throw new DocumentProblem('tooManyPages');
    const text = await textOf(document, limits);
    if (text.trim() === '') throw new DocumentProblem('noText');
    return text;
  } catch (error) {
    if (error instanceof DocumentProblem) throw error;
    const { name, message } = /** @type {Error} */ (error);
    throw new DocumentProblem(name === 'PasswordException' ? 'encrypted' : 'broken', message);
  } finally {
    await task.destroy();
  }
}

/**
 * @param {PdfDocument} document
 * @param {PdfLimits} limits
 */
async function textOf(document, limits) {
  const lines = [];
  let width = 0;
  let left = limits.textCharacters;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    width = Math.max(width, page.view[2] ?? 0);
    /** @type {TextItem[]} */
    const items = [];
    /** @type {Set<string>} */
    const vertical = new Set();
    for await (const content of chunks(page.streamTextContent())) {
      for (const [font, style] of Object.entries(content.styles)) {
        if (style.vertical) vertical.add(font);
      }
      for (const item of content.items) {
        if (!('str' in item)) continue;
        // An item is counted as a character more than it has: empty ones take memory too.
        left -= item.str.length + 1;
        items.push(item);
      }
      if (left < 0) throw new DocumentProblem('tooMuchText');
    }
    for (const line of linesOf(items, number, font => vertical.has(font))) lines.push(line);
    page.cleanup();
  }
  return paragraphsOf(lines, width);
}

/**
 * @param {ReadableStream} stream
 * @returns {AsyncGenerator<TextContent>}
 */
async function* chunks(stream) {
  const reader = stream.getReader();
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      yield chunk.value;
    }
  } finally {
    reader.cancel(new Error('no more is read')).catch(() => undefined);
  }
}
