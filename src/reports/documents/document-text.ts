import { type Decoded, decode } from '../decode.ts';
import { formatOf } from '../formats.ts';
import { documentText } from './documents.ts';

/** Labels that stand where text files have an encoding. */
const PARSED = new Set(['pdf', 'docx']);

/**
 * The text that a document's body is made from: of a text file by its encoding, of pdf the text
 * layer, of docx the HTML it is turned into. The same bytes give the same text. Throws ReportError.
 */
export async function textOf(bytes: Uint8Array, file: string): Promise<Decoded> {
  const format = formatOf(file);
  if (format !== 'pdf' && format !== 'docx') return decode(bytes, file);
  return { text: await documentText(bytes, format, file), encoding: format };
}

/** The same text again, of a file that was read before with `encoding`. Throws ReportError. */
export async function textAgain(
  bytes: Uint8Array,
  file: string,
  encoding: string,
): Promise<string> {
  if (PARSED.has(encoding)) return (await textOf(bytes, file)).text;
  return new TextDecoder(encoding).decode(bytes);
}
