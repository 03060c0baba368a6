import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { ReportError } from '../errors.ts';

/** How much is unpacked of a zip before it is taken for a bomb. */
export interface ZipLimits {
  entries: number;
  /** Of all entries together, counted while they unpack. */
  unpackedBytes: number;
  /** Of one entry, likewise. */
  entryBytes: number;
  /** Unpacked to packed bytes of an entry larger than a mebibyte. */
  ratio: number;
}

export const DEFAULT_ZIP_LIMITS: ZipLimits = {
  entries: 1_000,
  unpackedBytes: 200 * 1024 ** 2,
  entryBytes: 50 * 1024 ** 2,
  ratio: 200,
};
/** Below this an entry may be packed however well. */
const RATIO_FROM_BYTES = 1024 ** 2;

/** An entry that cannot be read while the others can. */
export class EntryError extends Error {
  override name = 'EntryError';
}

/** A zip in memory. What its headers say about sizes is believed nowhere. */
export class Zip {
  readonly entries: Entry[] = [];
  readonly #file: string;
  readonly #limits: ZipLimits;
  readonly #zip: ZipFile;
  #unpackedBytes = 0;

  private constructor(zip: ZipFile, file: string, limits: ZipLimits) {
    this.#zip = zip;
    this.#file = file;
    this.#limits = limits;
  }

  /** Read the list of entries. Throws ReportError for what is no whole zip (`what` says of which kind) or lists too many. */
  static async open(
    bytes: Uint8Array,
    file: string,
    limits: ZipLimits,
    what = 'zip archive',
  ): Promise<Zip> {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      const source = await fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false });
      const zip = new Zip(source, file, limits);
      for await (const entry of source.eachEntry()) {
        if (zip.entries.push(entry) > limits.entries) {
          throw new ReportError(
            file,
            `holds more than ${limits.entries.toLocaleString('en')} entries; split it`,
          );
        }
      }
      return zip;
    } catch (error) {
      if (error instanceof ReportError) throw error;
      throw new ReportError(file, `is damaged, cut off or no ${what}; make or send it again`, {
        cause: error,
      });
    }
  }

  /**
   * Unpack one entry. Throws EntryError when only this entry cannot be read, and ReportError when
   * the zip unpacks to more than its limits.
   */
  async unpack(entry: Entry): Promise<Uint8Array> {
    if (entry.isEncrypted()) throw new EntryError('is encrypted; pack it again without a password');
    if (!entry.canDecodeFileData()) {
      throw new EntryError(
        `is packed in a way that is not read (method ${entry.compressionMethod})`,
      );
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    try {
      for await (const chunk of await this.#zip.openReadStreamPromise(entry)) {
        size += chunk.length;
        this.#unpackedBytes += chunk.length;
        this.#check(size, entry.compressedSize);
        chunks.push(chunk);
      }
    } catch (error) {
      if (error instanceof ReportError) throw error;
      throw new EntryError('is damaged', { cause: error });
    }
    const bytes = Buffer.concat(chunks);
    if (crc32(bytes) !== entry.crc32) throw new EntryError('is damaged: its checksum is wrong');
    return bytes;
  }

  #check(size: number, packed: number): void {
    const { unpackedBytes, entryBytes, ratio } = this.#limits;
    const packedTooWell = size > RATIO_FROM_BYTES && size > ratio * packed;
    if (!packedTooWell && size <= entryBytes && this.#unpackedBytes <= unpackedBytes) return;
    const limit = this.#unpackedBytes > unpackedBytes ? unpackedBytes : entryBytes;
    const reason = packedTooWell
      ? `unpacks to more than ${ratio} times its size, as no report does`
      : `unpacks to more than ${mebibytes(limit)} MiB${limit === entryBytes ? ' in one file' : ''}`;
    throw new ReportError(this.#file, `${reason}; it is not read`);
  }
}

function mebibytes(bytes: number): number {
  return Math.round((bytes / 1024 ** 2) * 10) / 10;
}
