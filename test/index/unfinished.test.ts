import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { BuildStopped, buildIndex } from '../../src/index/build.ts';
import { UNFINISHED_FILE } from '../../src/index/embedding/kept-vectors.ts';
import { DATA_FILES, IndexError } from '../../src/index/format.ts';
import { jsonLines } from '../helpers/built-index.ts';
import { fakeEmbedder } from '../helpers/fake-embedder.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const TEXTS = Array.from(
  { length: 400 },
  (_, n) => `${n}号村召开会议。会议要求，落实${n}号村的值守要求，第${n * 7}条措施不得遗漏。`,
);

let root: string;
let file: string;
let indexFolder: string;
let computed: number;

/** An embedder that counts, and does something before the n-th text. */
function countingEmbedder(at = Infinity, act: () => void = () => {}) {
  return fakeEmbedder({
    embedPassages: texts => {
      if (computed < at && computed + texts.length >= at) act();
      computed += texts.length;
      return fakeEmbedder().embedPassages(texts);
    },
  });
}

const build = (embedder = countingEmbedder(), signal?: AbortSignal) =>
  buildIndex({ inputs: [file], indexFolder, embedder, ...(signal ? { signal } : {}) });
const names = async () => (await readdir(indexFolder)).filter(name => !name.startsWith('lock'));

beforeEach(async () => {
  root = await tempFolder();
  file = path.join(root, 'reports.jsonl');
  indexFolder = path.join(root, 'index');
  computed = 0;
  await writeFile(file, jsonLines(TEXTS));
});

/** Stop a build before a text; gives what it threw. */
async function stopAt(text: number): Promise<unknown> {
  const controller = new AbortController();
  const embedder = countingEmbedder(text, () => controller.abort());
  return build(embedder, controller.signal).catch((error: unknown) => error);
}

async function filesOf(folder: string): Promise<Buffer[]> {
  return Promise.all(DATA_FILES.map(name => readFile(path.join(folder, 'gen-000001', name))));
}

describe('a build that is stopped', () => {
  it('says how many embeddings are kept, and leaves nothing else', async () => {
    const error = await stopAt(300);

    expect(error).toBeInstanceOf(BuildStopped);
    expect(error).toBeInstanceOf(IndexError);
    const { kept, message } = error as BuildStopped;
    expect(kept).toBeGreaterThan(200);
    expect(message).toContain(`${kept} embeddings are kept`);
    expect(await names()).toEqual([UNFINISHED_FILE]);
  });

  it('is gone on with, to the same bytes, and cleared away', async () => {
    const { kept } = (await stopAt(300)) as BuildStopped;
    computed = 0;

    const { passages } = await build();

    expect(passages).toEqual({ embedded: 400 - kept, reused: kept });
    expect(computed).toBe(400 - kept);
    expect(await names()).toEqual(['CURRENT', 'gen-000001']);
    const anew = path.join(root, 'anew');
    await buildIndex({ inputs: [file], indexFolder: anew, embedder: fakeEmbedder() });
    expect(await filesOf(indexFolder)).toEqual(await filesOf(anew));
  });

  it('does nothing when it is stopped before it begins', async () => {
    await expect(build(countingEmbedder(), AbortSignal.abort())).rejects.toThrow();

    expect(computed).toBe(0);
    expect(await readdir(root)).toEqual(['reports.jsonl']);
  });
});

describe('what unfinished builds have embedded', () => {
  it('is kept when the model fails', async () => {
    const failing = countingEmbedder(350, () => {
      throw new Error('the model broke');
    });

    await expect(build(failing)).rejects.toThrow('the model broke');

    computed = 0;
    expect((await build()).passages.embedded).toBeLessThan(200);
  });

  it('is not taken for another model', async () => {
    await stopAt(300);
    computed = 0;

    const other = { ...countingEmbedder(), sha256: '1'.repeat(64) };

    expect((await build(other)).passages.embedded).toBe(400);
  });

  it.each([
    ['no database', () => Buffer.from('rubbish')],
    ['cut short', (bytes: Buffer) => bytes.subarray(0, 5000)],
    ['damaged inside', (bytes: Buffer) => Buffer.from(bytes).fill(0xff, bytes.length >> 1)],
  ])('is computed again where the file is %s', async (_, damage) => {
    await stopAt(300);
    const unfinished = path.join(indexFolder, UNFINISHED_FILE);
    await writeFile(unfinished, damage(await readFile(unfinished)));

    await build();

    const anew = path.join(root, 'anew');
    await buildIndex({ inputs: [file], indexFolder: anew, embedder: fakeEmbedder() });
    expect(await filesOf(indexFolder)).toEqual(await filesOf(anew));
  });
});

describe('a full build', () => {
  it('embeds no text again that the generation before has, and gives the same bytes', async () => {
    await build();
    const before = await filesOf(indexFolder);
    computed = 0;

    const { mode, passages } = await buildIndex({
      inputs: [file],
      indexFolder,
      embedder: countingEmbedder(),
      full: true,
    });

    expect([mode, passages, computed]).toEqual(['full', { embedded: 0, reused: 400 }, 0]);
    const after = DATA_FILES.map(name => readFile(path.join(indexFolder, 'gen-000002', name)));
    expect(await Promise.all(after)).toEqual(before);
  });
});
