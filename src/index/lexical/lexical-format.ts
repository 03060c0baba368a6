import { IndexError } from '../format.ts';

/**
 * `lexical.bin`: what BM25 is computed from, for passages and for reports, one section behind the
 * other. Nothing in it depends on other documents: scores are computed when it is asked.
 * Little-endian:
 *
 *   magic   8 bytes  "YINJULEX"
 *   count   uint32   number of sections (2)
 *   per section      uint64 bytes of postings, uint32 documents, living, terms, characters
 *   section:
 *     postings              see postings.ts, those of one term behind those of the other
 *     uint32[terms]         bytes of the postings of every term
 *     uint32[terms]         documents that have the term
 *     uint32[terms + 1]     offsets of terms in the characters
 *     uint16[characters]    the terms, sorted by UTF-16 unit, as UTF-16
 *     uint32[documents]     terms of every document, repeats included; 0 of a removed one
 *   postings and every array are padded to a multiple of 4 bytes.
 *
 * Postings stay on the disk, all else is held in memory.
 */
export const MAGIC = 'YINJULEX';
export const SECTIONS = 2;
/** Numbers of the sections. */
export const PASSAGES = 0;
export const REPORTS = 1;

/** How much a section holds. */
export interface SectionSize {
  postingBytes: number;
  documents: number;
  /** How many of the documents are there; the others were removed and keep their numbers. */
  living: number;
  terms: number;
  characters: number;
}

const SIZE_BYTES = 24;
const WORD = 4;
export const HEAD_BYTES = MAGIC.length + WORD + SECTIONS * SIZE_BYTES;

export function padded(bytes: number): number {
  return Math.ceil(bytes / WORD) * WORD;
}

/** Bytes of a section by its parts, each padded, in the order of the file. */
export function partsOf({ postingBytes, documents, terms, characters }: SectionSize): number[] {
  return [postingBytes, 4 * terms, 4 * terms, 4 * (terms + 1), 2 * characters, 4 * documents].map(
    padded,
  );
}

/** The beginning of the file. */
export function encodeHead(sections: SectionSize[]): Uint8Array {
  const head = Buffer.alloc(HEAD_BYTES);
  head.write(MAGIC, 'latin1');
  head.writeUInt32LE(sections.length, MAGIC.length);
  for (const [i, size] of sections.entries()) {
    const at = MAGIC.length + WORD + i * SIZE_BYTES;
    head.writeBigUInt64LE(BigInt(size.postingBytes), at);
    const counts = [size.documents, size.living, size.terms, size.characters];
    for (const [k, count] of counts.entries()) head.writeUInt32LE(count, at + 8 + k * WORD);
  }
  return head;
}

/** What the beginning of a file of so many bytes says. Throws IndexError when it cannot be so. */
export function decodeHead(bytes: Uint8Array, fileBytes: number): SectionSize[] {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (head.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    throw new IndexError('lexical.bin does not begin like one: rebuild with npm run index');
  }
  const isWhole = head.length >= HEAD_BYTES && head.readUInt32LE(MAGIC.length) === SECTIONS;
  const sections = Array.from({ length: isWhole ? SECTIONS : 0 }, (_, i) => {
    const at = MAGIC.length + WORD + i * SIZE_BYTES;
    const [documents = 0, living = 0, terms = 0, characters = 0] = [0, 1, 2, 3].map(k =>
      head.readUInt32LE(at + 8 + k * WORD),
    );
    const postingBytes = Number(head.readBigUInt64LE(at));
    return { postingBytes, documents, living, terms, characters };
  });
  const length = sections.flatMap(partsOf).reduce((sum, part) => sum + part, HEAD_BYTES);
  if (!isWhole || length !== fileBytes || sections.some(size => size.living > size.documents)) {
    throw new IndexError('lexical.bin is not as long as it says: rebuild with npm run index');
  }
  return sections;
}
