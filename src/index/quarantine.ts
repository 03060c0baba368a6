import { rename } from 'node:fs/promises';
import path from 'node:path';
import { generationFolder, listIndexFolder } from './index-folder.ts';

/**
 * Set a damaged generation aside under a name that is never served and never removed, for a person
 * to look at. Returns the new name, or null where that is not possible, such as in a folder that may
 * only be read; it is then passed over in its place.
 */
export async function quarantine(indexFolder: string, generation: number): Promise<string | null> {
  const name = generationFolder(generation);
  const { quarantined } = await listIndexFolder(indexFolder);
  let aside = `quarantine-${name}`;
  for (let again = 2; quarantined.includes(aside); again++) aside = `quarantine-${name}-${again}`;
  try {
    await rename(path.join(indexFolder, name), path.join(indexFolder, aside));
    return aside;
  } catch {
    return null;
  }
}
