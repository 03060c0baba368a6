import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** A list is decoded in pieces of about this size, so that it may be larger than memory. */
const PIECE_BYTES = 16 * 2 ** 20;
/** What unpacks to more is no corpus but a bomb. */
const MOST_UNPACKED_BYTES = 16 * 2 ** 30;
const MOST_LINE_BYTES = 64 * 2 ** 20;
const LINE_FEED = 0x0a;
const CHUNK_BYTES = 2 ** 20;

/**
 * The bytes of a .jsonl file in pieces that end behind a line break, unpacked when it is a
 * .jsonl.gz; `from` is its path, or its bytes where it stands in an archive. A file of up to 16 MiB
 * is one piece, and so is one in UTF-16 by its mark, whose line breaks are of two bytes. Throws
 * RangeError when a line is too long, and what the system says of a file that cannot be read.
 */
export async function* piecesOfList(
  from: string | Uint8Array,
  isPacked: boolean,
): AsyncGenerator<Buffer> {
  const raw =
    typeof from === 'string'
      ? createReadStream(from, { highWaterMark: CHUNK_BYTES })
      : Readable.from([from], { objectMode: false });
  // What fails or ends one of the two ends both; the failure comes out of the last.
  const chunks: AsyncIterable<Buffer> = isPacked ? pipeline(raw, createGunzip(), () => {}) : raw;
  let parts: Buffer[] = [];
  let size = 0;
  let total = 0;
  let isWide: boolean | null = null;
  for await (const chunk of chunks) {
    isWide ??= isMarkedWide(chunk);
    parts.push(chunk);
    size += chunk.length;
    total += chunk.length;
    if (total > MOST_UNPACKED_BYTES) throw new RangeError('it is larger than 16 GiB');
    if (isWide || size < PIECE_BYTES) continue;
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    if (end > 0) {
      yield Buffer.concat([...parts.slice(0, -1), chunk.subarray(0, end)]);
      parts = [chunk.subarray(end)];
      size = chunk.length - end;
    } else if (size > MOST_LINE_BYTES) {
      throw new RangeError('it has a line of more than 64 MiB');
    }
  }
  if (size > 0) yield Buffer.concat(parts);
}

function isMarkedWide([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
