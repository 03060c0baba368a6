import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { DamageError, REBUILD } from './format.ts';

/** Hashing this much takes about a millisecond; questions are answered between two pieces. */
const PIECE_BYTES = 1 << 20;

/** Size and SHA-256 of a file. */
export interface Digest {
  size: number;
  sha256: string;
}

/**
 * What is on the disk under this name, made to last: the file is synced, then read again. Libraries
 * that write by themselves need not say that they failed.
 */
export async function syncAndDigest(file: string): Promise<Digest> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
    const { size } = await handle.stat();
    return {
      size,
      sha256: await hashPieces(handle, size, Buffer.allocUnsafeSlow(2 * PIECE_BYTES)),
    };
  } finally {
    await handle.close();
  }
}

/** Make the content of a file, or the names in a folder, last through a loss of power. */
export async function sync(fileOrFolder: string): Promise<void> {
  const handle = await open(fileOrFolder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * The bytes of a file, or none of them where only the check is wanted. Throws DamageError when it is
 * missing or not what was built, and the system's error when it cannot be read.
 */
export async function readChecked(
  file: string,
  expected: Digest | undefined,
  keep: boolean,
): Promise<Uint8Array> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
    throw new DamageError(`${file} is missing: ${REBUILD}`, { cause: error });
  });
  try {
    const { size } = await handle.stat();
    if (size === expected?.size) {
      const bytes = Buffer.allocUnsafeSlow(keep ? size : 2 * PIECE_BYTES);
      if ((await hashPieces(handle, size, bytes)) === expected.sha256) return bytes;
    }
    throw new DamageError(`${file} is damaged, it is not what was built: ${REBUILD}`);
  } finally {
    await handle.close();
  }
}

/**
 * Hash a file into a buffer that takes all of it, or two pieces in turns: the next one is read while
 * one is hashed.
 */
async function hashPieces(handle: FileHandle, size: number, buffer: Buffer): Promise<string> {
  const hash = createHash('sha256');
  const isWhole = buffer.length >= size;
  const placeOf = (at: number, piece: number) => (isWhole ? at : (piece % 2) * PIECE_BYTES);
  const read = (at: number, piece: number) =>
    handle.read(buffer, placeOf(at, piece), Math.min(PIECE_BYTES, size - at), at);
  let at = 0;
  let reading = size > 0 ? read(at, 0) : null;
  for (let piece = 0; reading; piece++) {
    const { bytesRead } = await reading;
    const start = placeOf(at, piece);
    at += bytesRead;
    reading = bytesRead > 0 && at < size ? read(at, piece + 1) : null;
    hash.update(buffer.subarray(start, start + bytesRead));
  }
  return hash.digest('hex');
}
