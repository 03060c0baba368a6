import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildIndex } from '../../src/index/build.ts';
import { type Embedder, loadEmbedder } from '../../src/index/embedder.ts';
import { EmbeddingPool } from '../../src/index/embedding/embedding-pool.ts';
import { modelEntry } from '../../src/index/embedding/models.ts';
import { DATA_FILES, IndexError } from '../../src/index/format.ts';
import { jsonLines } from '../helpers/built-index.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const MATTERS = [
  '防汛',
  '森林防火',
  '食品安全',
  '道路交通',
  '春耕备耕',
  '垃圾分类',
  '养老服务',
  '招生考试',
];
const TEXTS = Array.from(
  { length: 200 },
  (_, n) => `${n}号村召开会议，要求落实${MATTERS[n % MATTERS.length]}责任，安排${n % 7}人值守。`,
);
const batches = Array.from({ length: 40 }, (_, i) => TEXTS.slice(5 * i, 5 * (i + 1)));

let embedder: Embedder;
let pool: EmbeddingPool | null = null;

beforeAll(async () => {
  embedder = await loadEmbedder(modelEntry(null));
});

afterEach(() => pool?.close());

function startPool(size: number, recipe = embedder.recipe): EmbeddingPool {
  pool = new EmbeddingPool(recipe!, size);
  return pool;
}

/** Processes that this one has started. */
async function children(): Promise<number[]> {
  const { pid } = process;
  const list = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return list.trim().split(' ').filter(Boolean).map(Number);
}

describe('a pool of embedding processes', () => {
  it.each([1, 3])('gives the vectors that one process gives: %i', async size => {
    const { embed } = { embed: startPool(size).embed.bind(pool) };

    const vectors = (await Promise.all(batches.slice(0, 8).map(embed))).flat();

    expect(vectors).toEqual(await embedder.embedPassages(batches.slice(0, 8).flat()));
  });

  it('says why a model cannot be had', async () => {
    const folder = path.join(await tempFolder(), 'nothing');
    const failing = startPool(1, { entry: modelEntry(folder), remoteHost: null });

    const embedding = failing.embed(['会议']);

    await expect(embedding).rejects.toThrow(IndexError);
    await expect(embedding).rejects.toThrow(`no embedding model in ${folder}`);
  });

  it.runIf(process.platform === 'linux')('fails when a process is killed', async () => {
    const before = await children();
    const dying = startPool(2);
    const [victim] = (await children()).filter(pid => !before.includes(pid));
    const all = batches.map(batch => dying.embed(batch).catch((error: unknown) => error));

    // Before any answer can have been received, however slow or fast the machine is.
    process.kill(victim!, 'SIGKILL');

    const failures = await Promise.all(all);
    for (const failure of failures) expect(failure).toBeInstanceOf(IndexError);
    expect(String(failures[0])).toMatch(/a process that embeds/u);
    await expect(dying.embed(['会议'])).rejects.toThrow(IndexError);
  });

  it('rejects what is not embedded when it is closed', async () => {
    const closing = startPool(1);
    const embedding = closing.embed(['会议']);

    closing.close();

    await expect(embedding).rejects.toThrow('stopped');
  });
});

describe('a build with many processes', () => {
  it('gives the same bytes as one in this process', async () => {
    const root = await tempFolder();
    const file = path.join(root, 'reports.jsonl');
    await writeFile(file, jsonLines(TEXTS));
    const { recipe: _, ...alone } = embedder;

    const folders = [embedder, alone].map((given, i) => ({
      embedder: given,
      inputs: [file],
      indexFolder: path.join(root, `index-${i}`),
    }));
    for (const options of folders) await buildIndex(options);

    const files = folders.map(({ indexFolder }) =>
      Promise.all(DATA_FILES.map(name => readFile(path.join(indexFolder, 'gen-000001', name)))),
    );
    expect(await files[0]).toEqual(await files[1]);
  });
});
