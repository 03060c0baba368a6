import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sha256 } from '../text/hash.ts';
import {
  DamageError,
  FORMAT_VERSION,
  MANIFEST_FILE,
  Manifest,
  MismatchError,
  REBUILD,
} from './format.ts';

/** The last member of a manifest: the hash of all bytes before the line break that leads to it. */
const SEAL = /,\n {2}"sha256": "([0-9a-f]{64})"\n\}\n$/u;

/** The text of `manifest.json`, with its own hash at the end. */
export function sealManifest(manifest: Manifest): string {
  const text = JSON.stringify(manifest, null, 2).replace(/\n\}$/u, '');
  return `${text},\n  "sha256": "${sha256(text)}"\n}\n`;
}

/**
 * The manifest of a generation. Throws MismatchError for one of another format, DamageError when it
 * is missing or not what was written, and the system's error when it cannot be read.
 */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = path.join(folder, MANIFEST_FILE);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
    throw new DamageError(`${file} is missing: ${REBUILD}`, { cause: error });
  });
  const content = parse(text);
  const seal = SEAL.exec(text);
  if (seal && sha256(text.slice(0, seal.index)) !== seal[1]) {
    throw new DamageError(`${file} is damaged, it is not what was built: ${REBUILD}`);
  }
  const format = (content as { format?: unknown } | null)?.format;
  if (typeof format === 'number' && format !== FORMAT_VERSION) {
    throw new MismatchError(
      `the index has format ${format}, this program reads ${FORMAT_VERSION}: ${REBUILD}`,
    );
  }
  const manifest = Manifest.safeParse(content);
  if (!seal || !manifest.success) throw new DamageError(`${file} is not a manifest: ${REBUILD}`);
  return manifest.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
