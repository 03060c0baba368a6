import { IndexError } from './format.ts';

/**
 * `lexical.bin`: two BM25 indexes (passages, reports) one behind the other. Little-endian:
 *
 *   magic   8 bytes  "YINJULEX"
 *   count   uint32   number of sections (2), then per section uint32 byte length
 *   section:
 *     uint32 documents, terms, postings, characters
 *     uint32[terms + 1]     offsets of terms in the characters
 *     uint32[terms + 1]     offsets of terms in the postings
 *     float32[terms]        inverse document frequency
 *     uint32[postings]      document numbers, ascending within a term
 *     uint16[postings]      impacts, 65535 = IMPACT_SCALE
 *     uint16[characters]    the terms, sorted by UTF-16 unit, as UTF-16
 *   every array starts at a multiple of 4 bytes.
 */
export const MAGIC = 'YINJULEX';

/** Arrays of one section; views of the file's bytes when read. */
export interface Postings {
  documents: number;
  termOffsets: Uint32Array;
  postingOffsets: Uint32Array;
  idf: Float32Array;
  documentIds: Uint32Array;
  impacts: Uint16Array;
  characters: Uint16Array;
}

const HEADER_BYTES = 16;
const pad = (bytes: number) => Math.ceil(bytes / 4) * 4;

/** The bytes of `lexical.bin`. */
export function encodeLexical(sections: Postings[]): Uint8Array {
  const encoded = sections.map(encodeSection);
  const head = new Uint8Array(MAGIC.length + 4 + 4 * sections.length);
  head.set(Buffer.from(MAGIC, 'latin1'));
  const view = new DataView(head.buffer);
  view.setUint32(MAGIC.length, sections.length, true);
  for (const [i, bytes] of encoded.entries()) {
    view.setUint32(MAGIC.length + 4 + 4 * i, bytes.length, true);
  }
  return Buffer.concat([head, ...encoded]);
}

function encodeSection(section: Postings): Uint8Array {
  const { termOffsets, postingOffsets, idf, documentIds, impacts, characters } = section;
  const arrays = [termOffsets, postingOffsets, idf, documentIds, impacts, characters];
  const size = arrays.reduce((sum, array) => sum + pad(array.byteLength), HEADER_BYTES);
  const bytes = new Uint8Array(size);
  const header = [section.documents, idf.length, documentIds.length, characters.length];
  bytes.set(new Uint8Array(Uint32Array.from(header).buffer));
  let offset = HEADER_BYTES;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), offset);
    offset += pad(array.byteLength);
  }
  return bytes;
}

/** The sections of `lexical.bin`. Throws IndexError when the bytes are not one. */
export function decodeLexical(file: Uint8Array): Postings[] {
  // Typed arrays need aligned memory, which a slice of a pooled buffer need not be.
  const bytes = file.byteOffset % 4 === 0 ? file : new Uint8Array(file);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (Buffer.from(bytes.subarray(0, MAGIC.length)).toString('latin1') !== MAGIC) {
    throw new IndexError('lexical.bin does not begin like one: rebuild with npm run index');
  }
  const sections: Postings[] = [];
  const count = bytes.length < MAGIC.length + 4 ? 0 : view.getUint32(MAGIC.length, true);
  let offset = MAGIC.length + 4 + 4 * count;
  checkLength(count > 0 && offset <= bytes.length);
  for (let i = 0; i < count; i++) {
    const length = view.getUint32(MAGIC.length + 4 + 4 * i, true);
    checkLength(length >= HEADER_BYTES && length % 4 === 0 && offset + length <= bytes.length);
    sections.push(decodeSection(bytes.subarray(offset, offset + length)));
    offset += length;
  }
  checkLength(offset === bytes.length);
  return sections;
}

function checkLength(isRight: boolean): void {
  if (!isRight) {
    throw new IndexError('lexical.bin is not as long as it says: rebuild with npm run index');
  }
}

function decodeSection(bytes: Uint8Array): Postings {
  const [documents = 0, terms = 0, postings = 0, characters = 0] = new Uint32Array(
    bytes.buffer,
    bytes.byteOffset,
    4,
  );
  const ofTerms = 2 * pad(4 * (terms + 1)) + pad(4 * terms);
  const ofPostings = pad(4 * postings) + pad(2 * postings);
  checkLength(HEADER_BYTES + ofTerms + ofPostings + pad(2 * characters) === bytes.length);
  let offset = bytes.byteOffset + HEADER_BYTES;
  const take = (byteLength: number) => {
    const start = offset;
    offset += pad(byteLength);
    return start;
  };
  return {
    documents,
    termOffsets: new Uint32Array(bytes.buffer, take(4 * (terms + 1)), terms + 1),
    postingOffsets: new Uint32Array(bytes.buffer, take(4 * (terms + 1)), terms + 1),
    idf: new Float32Array(bytes.buffer, take(4 * terms), terms),
    documentIds: new Uint32Array(bytes.buffer, take(4 * postings), postings),
    impacts: new Uint16Array(bytes.buffer, take(2 * postings), postings),
    characters: new Uint16Array(bytes.buffer, take(2 * characters), characters),
  };
}
