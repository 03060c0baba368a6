import { ReportError } from '../errors.ts';
import { DocumentThread } from './document-thread.ts';
import { docxParts } from './docx-parts.ts';

export type DocumentFormat = 'pdf' | 'docx';

export interface DocumentLimits {
  /** Of the file. */
  fileBytes: number;
  /** Of the XML of a docx, counted while it unpacks. */
  unpackedBytes: number;
  /** Unpacked to packed bytes of a part of a docx. */
  ratio: number;
  pages: number;
  /** Of the text, with the tags of a docx. */
  textCharacters: number;
  /** For one document, once it is its turn. */
  milliseconds: number;
  /** For one document, buffers included. */
  memoryMiB: number;
}

export const DEFAULT_DOCUMENT_LIMITS: DocumentLimits = {
  fileBytes: 50 * 1024 ** 2,
  unpackedBytes: 64 * 1024 ** 2,
  ratio: 200,
  pages: 2_000,
  textCharacters: 5_000_000,
  milliseconds: 30_000,
  memoryMiB: 512,
};

const thread = new DocumentThread();

/**
 * Text of a pdf document's text layer, one paragraph a line, or HTML of a docx document without its
 * pictures. It is parsed in a thread of its own, without network, in limited time and memory; every
 * failure is one ReportError. Documents asked for at the same time are read one after the other.
 */
export async function documentText(
  bytes: Uint8Array,
  format: DocumentFormat,
  file: string,
  limits: Partial<DocumentLimits> = {},
): Promise<string> {
  const all = { ...DEFAULT_DOCUMENT_LIMITS, ...limits };
  if (bytes.length === 0) throw new ReportError(file, 'the file is empty');
  if (bytes.length > all.fileBytes) {
    throw new ReportError(
      file,
      `is larger than ${mebibytes(all.fileBytes)} MiB; split it, or save its text as .txt`,
    );
  }
  const { request, transfer } = await requestFor(bytes, format, file, all);
  const answer = await thread.ask(request, transfer, all).catch((error: unknown) => {
    throw new ReportError(
      file,
      `the thread that reads documents does not start (${String(error)})`,
      {
        cause: error,
      },
    );
  });
  if ('text' in answer) return answer.text;
  const { problem, detail } = answer;
  const reason = reasonFor(problem, format, all);
  throw new ReportError(file, reason, { cause: new Error(detail) });
}

/** End the thread; the next document starts another. Without it the thread ends with the process. */
export function closeDocuments(): Promise<void> {
  return thread.close();
}

/** What the thread needs. It is handed over, not shared: the caller's bytes are copied before. */
async function requestFor(
  bytes: Uint8Array,
  format: DocumentFormat,
  file: string,
  limits: DocumentLimits,
): Promise<{ request: object; transfer: ArrayBuffer[] }> {
  if (format === 'pdf') {
    const copy = new Uint8Array(bytes);
    return { request: { format, bytes: copy, limits }, transfer: [copy.buffer] };
  }
  const parts = await docxParts(bytes, file, limits);
  const transfer = [...parts.values()].flatMap(part => (part ? [part.buffer as ArrayBuffer] : []));
  return { request: { format, parts, limits }, transfer };
}

function reasonFor(problem: string, format: DocumentFormat, limits: DocumentLimits): string {
  const reasons: Record<string, string> = {
    encrypted: 'is protected by a password; save it without one',
    noText:
      format === 'pdf'
        ? 'has no text layer: its pages are pictures or empty; run text recognition (OCR) on it'
        : 'holds no text',
    tooManyPages: `has more than ${limits.pages.toLocaleString('en')} pages; split it`,
    tooMuchText: `holds more than ${limits.textCharacters.toLocaleString('en')} characters; split it`,
    time: `takes longer than ${limits.milliseconds / 1000} seconds to read; save its text as .txt`,
    memory: `needs more than ${limits.memoryMiB} MiB to read; save its text as .txt`,
    connects: 'makes its reader open a connection, which is refused; save its text as .txt',
  };
  return reasons[problem] ?? `is damaged or no ${format}; open it and save it again`;
}

function mebibytes(bytes: number): number {
  return Math.round((bytes / 1024 ** 2) * 10) / 10;
}
