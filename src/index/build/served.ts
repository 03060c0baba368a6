import path from 'node:path';
import { DamageError, type Manifest, MismatchError } from '../format.ts';
import { currentGeneration, generationFolder } from '../index-folder.ts';
import { verifiedFiles } from '../load.ts';
import { readManifest } from '../manifest.ts';

/** The generation that is served, compared with its manifest. */
export interface ServedGeneration {
  folder: string;
  manifest: Manifest;
  /** Bytes of vectors.i8. */
  rounded: Uint8Array;
}

/**
 * The served generation, or why there is none to go on from. Where inputs are given, only one that
 * was built from them is compared with its manifest, which takes time.
 */
export async function servedGeneration(
  indexFolder: string,
  inputs: string | null = null,
): Promise<ServedGeneration | string> {
  const number = await currentGeneration(indexFolder);
  if (number === null) return 'no index before';
  const folder = path.join(indexFolder, generationFolder(number));
  try {
    const manifest = await readManifest(folder);
    if (inputs !== null && manifest.inputs !== inputs) return 'the reports have changed';
    return { folder, manifest, rounded: await verifiedFiles(folder, manifest) };
  } catch (error) {
    if (error instanceof MismatchError) return 'the index before has another format';
    if (error instanceof DamageError) return 'the index before was damaged';
    throw error;
  }
}
