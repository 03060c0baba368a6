import { ReportError } from '../errors.ts';
import { EntryError, Zip, type ZipLimits } from './zip.ts';

/** A docx holds pictures as entries; only its XML is unpacked. */
const ENTRIES = 10_000;
const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/**
 * The XML parts of a docx document by name; null for a damaged one, which may be one that carries no
 * text and is never asked for. Throws ReportError.
 */
export async function docxParts(
  bytes: Uint8Array,
  file: string,
  limits: Omit<ZipLimits, 'entries' | 'entryBytes'>,
): Promise<Map<string, Uint8Array | null>> {
  if (COMPOUND_FILE.equals(bytes.subarray(0, COMPOUND_FILE.length))) {
    throw new ReportError(
      file,
      'is protected by a password or an old .doc; save it as .docx without a password',
    );
  }
  const entryBytes = limits.unpackedBytes;
  const zip = await Zip.open(bytes, file, { ...limits, entryBytes, entries: ENTRIES }, 'docx');
  const parts = new Map<string, Uint8Array | null>();
  for (const entry of zip.entries) {
    const name = entry.fileNameRaw.toString('utf8').replaceAll('\\', '/');
    if (!/\.(?:xml|rels)$/iu.test(name)) continue;
    try {
      parts.set(name, new Uint8Array(await zip.unpack(entry)));
    } catch (error) {
      if (!(error instanceof EntryError)) throw error;
      parts.set(name, null);
    }
  }
  return parts;
}
