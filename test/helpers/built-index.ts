import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildIndex } from '../../src/index/build.ts';
import type { Embedder } from '../../src/index/embedder.ts';
import { openIndex } from '../../src/index/open.ts';
import type { ReportIndex } from '../../src/index/report-index.ts';
import { fakeEmbedder } from './fake-embedder.ts';
import { tempFolder } from './temp-folder.ts';

/** A line of a .jsonl file of reports; a text alone has no more. */
export type ReportText = string | { text: string; title?: string; date?: string };

export interface BuiltIndex {
  index: ReportIndex;
  embedder: Embedder;
  /** Folder of the index. */
  folder: string;
  /** The .jsonl file that it was built from. */
  file: string;
}

/** An index over texts (report 0 is the first), built through files with the fake embedder. */
export async function builtIndex(texts: ReportText[]): Promise<BuiltIndex> {
  const root = await tempFolder();
  const file = path.join(root, 'reports.jsonl');
  const folder = path.join(root, 'index');
  const embedder = fakeEmbedder();
  await writeFile(file, jsonLines(texts));
  await buildIndex({ inputs: [file], indexFolder: folder, embedder });
  return { index: await openIndex(folder, embedder), embedder, folder, file };
}

/** Content of a .jsonl file of reports. */
export function jsonLines(texts: ReportText[]): string {
  return texts
    .map(given => (typeof given === 'string' ? { text: given } : given))
    .map((fields, i) => `${JSON.stringify({ _id: `r${i}`, ...fields })}\n`)
    .join('');
}
