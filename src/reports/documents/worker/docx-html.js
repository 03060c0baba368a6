import mammoth from 'mammoth';
import { DocumentProblem } from './problem.js';

/**
 * HTML of a docx document without its pictures. It is given unpacked, so that no size but the
 * checked one is ever reached; mammoth takes such a `file` beside a path or a buffer.
 *
 * @param {Map<string, Uint8Array | null>} parts null for a damaged one
 * @param {{ textCharacters: number }} limits
 */
export async function docxHtml(parts, limits) {
  const file = {
    /** @param {string} name */
    exists: name => parts.has(name),
    /**
     * @param {string} name
     * @param {string} [encoding]
     */
    read: async (name, encoding) => {
      const part = parts.get(name);
      if (!part) throw new Error(`the part ${name} is damaged or missing`);
      if (encoding === 'base64') return Buffer.from(part).toString('base64');
      return encoding ? new TextDecoder(encoding).decode(part) : part;
    },
  };
  const input = /** @type {{ buffer: Buffer }} */ (/** @type {unknown} */ ({ file }));
  const { value: html } = await mammoth
    .convertToHtml(input, {
      externalFileAccess: false,
      includeEmbeddedStyleMap: false,
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    })
    .catch(error => {
      throw new DocumentProblem('broken', String(error?.message ?? error));
    });
  if (html.length > limits.textCharacters) throw new DocumentProblem('tooMuchText');
  const text = html.replaceAll(/<img\b[^>]*>/gu, '');
  if (text.replaceAll(/<[^>]*>|\s/gu, '') === '') throw new DocumentProblem('noText');
  return text;
}
