import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Where corrections to a file are looked for: `a.html.meta.yml`, then `a.meta.yml`. */
function sidecarPaths(file: string): string[] {
  const { dir, name } = path.parse(file);
  return [`${file}.meta.yml`, path.join(dir, `${name}.meta.yml`)];
}

/** Bytes of the sidecar beside a file and its path; null when there is none. */
export async function readSidecarBytes(
  file: string,
): Promise<{ path: string; bytes: Buffer } | null> {
  for (const candidate of sidecarPaths(file)) {
    const bytes = await readFile(candidate).catch(() => null);
    if (bytes) return { path: candidate, bytes };
  }
  return null;
}
