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
    return { size, sha256: await hashPieces(handle, size, Buffer.allocUnsafeSlow(PIECE_BYTES)) };
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
      const bytes = Buffer.allocUnsafeSlow(keep ? size : PIECE_BYTES);
      if ((await hashPieces(handle, size, bytes)) === expected.sha256) return bytes;
    }
    throw new DamageError(`${file} is damaged, it is not what was built: ${REBUILD}`);
  } finally {
    await handle.close();
  }
}

/** Hash a file into a buffer that takes all of it, or is used for one piece after another. */
async function hashPieces(handle: FileHandle, size: number, buffer: Buffer): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < size; ) {
    const into = buffer.length >= size ? at : 0;
    const length = Math.min(PIECE_BYTES, buffer.length - into, size - at);
    const { bytesRead } = await handle.read(buffer, into, length, at);
    if (bytesRead === 0) break;
    hash.update(buffer.subarray(into, into + bytesRead));
    at += bytesRead;
  }
  return hash.digest('hex');
}
