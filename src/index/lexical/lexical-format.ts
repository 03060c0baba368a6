import { IndexError } from '../format.ts';

/**
 * `lexical.bin`: what BM25 is computed from, for passages and for reports, one section behind the
 * other. Nothing in it depends on other documents: scores are computed when it is loaded.
 * Little-endian:
 *
 *   magic   8 bytes  "YINJULEX"
 *   count   uint32   number of sections (2), then per section uint32 byte length
 *   section:
 *     uint32 documents, terms, postings, characters, living
 *     uint32[documents]     terms of every document, repeats included; 0 of a removed one
 *     uint32[terms + 1]     offsets of terms in the characters
 *     uint32[terms + 1]     offsets of terms in the postings
 *     uint32[postings]      document numbers, ascending within a term
 *     uint8[postings]       how often the term stands in the document; 255 for that often or more
 *     uint16[characters]    the terms, sorted by UTF-16 unit, as UTF-16
 *   every array starts at a multiple of 4 bytes.
 */
export const MAGIC = 'YINJULEX';

/** Most that a frequency can say. */
export const MOST_FREQUENT = 255;

/** Arrays of one section; views of the file's bytes when read. */
export interface LexicalSection {
  /** How many of the documents are there; the others were removed and keep their numbers. */
  living: number;
  lengths: Uint32Array;
  termOffsets: Uint32Array;
  postingOffsets: Uint32Array;
  documentIds: Uint32Array;
  frequencies: Uint8Array;
  characters: Uint16Array;
}

const HEADER_NUMBERS = 5;
const HEADER_BYTES = 4 * HEADER_NUMBERS;
const pad = (bytes: number) => Math.ceil(bytes / 4) * 4;

/** The bytes of `lexical.bin`, in pieces: most are the memory of the arrays themselves. */
export function encodeLexical(sections: LexicalSection[]): Uint8Array[] {
  const encoded = sections.map(encodeSection);
  const head = Buffer.alloc(MAGIC.length + 4 + 4 * sections.length);
  head.write(MAGIC, 'latin1');
  head.writeUInt32LE(sections.length, MAGIC.length);
  for (const [i, pieces] of encoded.entries()) {
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
    head.writeUInt32LE(length, MAGIC.length + 4 + 4 * i);
  }
  return [head, ...encoded.flat()];
}

function encodeSection(section: LexicalSection): Uint8Array[] {
  const { lengths, termOffsets, postingOffsets, documentIds, frequencies, characters } = section;
  const terms = termOffsets.length - 1;
  const header = [lengths.length, terms, documentIds.length, characters.length, section.living];
  const arrays = [lengths, termOffsets, postingOffsets, documentIds, frequencies, characters];
  return [Uint32Array.from(header), ...arrays].flatMap(({ buffer, byteOffset, byteLength }) => [
    new Uint8Array(buffer, byteOffset, byteLength),
    new Uint8Array(pad(byteLength) - byteLength),
  ]);
}

/** The sections of `lexical.bin`. Throws IndexError when the bytes are not one. */
export function decodeLexical(file: Uint8Array): LexicalSection[] {
  // Typed arrays need aligned memory, which a slice of a pooled buffer need not be.
  const bytes = file.byteOffset % 4 === 0 ? file : new Uint8Array(file);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (Buffer.from(bytes.subarray(0, MAGIC.length)).toString('latin1') !== MAGIC) {
    throw new IndexError('lexical.bin does not begin like one: rebuild with npm run index');
  }
  const sections: LexicalSection[] = [];
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

function decodeSection(bytes: Uint8Array): LexicalSection {
  const [documents = 0, terms = 0, postings = 0, characters = 0, living = 0] = new Uint32Array(
    bytes.buffer,
    bytes.byteOffset,
    HEADER_NUMBERS,
  );
  const ofTerms = 2 * pad(4 * (terms + 1));
  const ofPostings = pad(4 * postings) + pad(postings);
  const size = HEADER_BYTES + 4 * documents + ofTerms + ofPostings + pad(2 * characters);
  checkLength(size === bytes.length && living <= documents);
  let offset = bytes.byteOffset + HEADER_BYTES;
  const take = (byteLength: number) => {
    const start = offset;
    offset += pad(byteLength);
    return start;
  };
  return {
    living,
    lengths: new Uint32Array(bytes.buffer, take(4 * documents), documents),
    termOffsets: new Uint32Array(bytes.buffer, take(4 * (terms + 1)), terms + 1),
    postingOffsets: new Uint32Array(bytes.buffer, take(4 * (terms + 1)), terms + 1),
    documentIds: new Uint32Array(bytes.buffer, take(4 * postings), postings),
    frequencies: new Uint8Array(bytes.buffer, take(postings), postings),
    characters: new Uint16Array(bytes.buffer, take(2 * characters), characters),
  };
}
