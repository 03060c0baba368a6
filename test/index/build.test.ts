import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { buildIndex } from '../../src/index/build.ts';
import { DATA_FILES, IndexError } from '../../src/index/format.ts';
import { openIndex } from '../../src/index/open.ts';
import { LOCK_FILE } from '../../src/index/publish/lock.ts';
import { READ_FORMATS } from '../../src/reports/formats.ts';
import { jsonLines } from '../helpers/built-index.ts';
import { fakeEmbedder } from '../helpers/fake-embedder.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const TEXTS = [
  { title: '学校防控会议', text: '会议要求，各学校要落实晨午检制度，食堂每天消毒两次，不得遗漏。' },
  '市防汛指挥部要求，堤防每两小时巡查一遍，发现险情立即上报。',
];
const embedder = fakeEmbedder();
const failing = fakeEmbedder({
  embedPassages: () => Promise.reject(new Error('the model broke')),
});

let root: string;
let reports: string;
let indexFolder: string;
const write = (texts: Parameters<typeof jsonLines>[0]) =>
  writeFile(path.join(reports, 'reports.jsonl'), jsonLines(texts));
const build = (options: { full?: boolean } = {}) =>
  buildIndex({ inputs: [reports], indexFolder, embedder, ...options });

beforeEach(async () => {
  root = await tempFolder();
  reports = path.join(root, 'reports');
  indexFolder = path.join(root, 'index');
  await mkdir(reports);
  await write(TEXTS);
});

/** Names in the index folder, but the lock that stays. */
async function visible(): Promise<string[]> {
  return (await readdir(indexFolder)).filter(name => name !== LOCK_FILE);
}

async function hashes(folder: string): Promise<string[]> {
  return Promise.all(
    DATA_FILES.map(async name =>
      createHash('sha256')
        .update(await readFile(path.join(folder, 'gen-000001', name)))
        .digest('hex'),
    ),
  );
}

describe('building an index', () => {
  it('publishes a generation that opens', async () => {
    const { manifest, mode, reason, errors } = await build();

    const index = await openIndex(indexFolder, embedder);
    expect([mode, reason]).toEqual(['full', 'no index before']);
    expect(errors).toEqual([]);
    expect(manifest.counts).toEqual({ files: 1, reports: 2, passages: 2 });
    expect([index.generation, index.reportCount, index.passageCount]).toEqual([1, 2, 2]);
    expect(await index.passageText(1)).toBe(TEXTS[1]);
    index.close();
  });

  it('gives the same bytes for the same inputs', async () => {
    const other = path.join(root, 'other-index');

    await build();
    await buildIndex({ inputs: [reports], indexFolder: other, embedder });

    expect(await hashes(other)).toEqual(await hashes(indexFolder));
  });

  it('tells how far it is, to the end', async () => {
    const steps: string[] = [];

    await buildIndex({
      inputs: [reports],
      indexFolder,
      embedder,
      onProgress: (step, done, total) => steps.push(`${step} ${done}/${total}`),
    });

    // How often it tells in between is a matter of time.
    const told = steps.filter(step => step !== 'embed 1/2');
    expect(told).toEqual(['read 0/1', 'read 1/1', 'embed 2/2', 'check 0/1', 'publish 1/1']);
  });

  it('keeps one report of a text that two files have, with both sources', async () => {
    await writeFile(path.join(reports, 'again.jsonl'), jsonLines(TEXTS.slice(0, 1)));

    await build();

    const index = await openIndex(indexFolder, embedder);
    expect(index.reportCount).toBe(2);
    const sources = await Promise.all([0, 1].map(report => index.sources(report)));
    expect(
      sources
        .flat()
        .map(({ file }) => file)
        .sort(),
    ).toEqual(['again.jsonl', 'reports.jsonl', 'reports.jsonl']);
    index.close();
  });
});

describe('building an index again', () => {
  it('changes nothing when the inputs are the same', async () => {
    await build();

    const { manifest, mode } = await build();

    expect(mode).toBe('unchanged');
    expect(manifest.generation).toBe(1);
    expect(await visible()).toEqual(['CURRENT', 'gen-000001']);
  });

  it('builds when all is asked for, a report changed, or the model is another', async () => {
    await build();

    expect((await build({ full: true })).manifest.generation).toBe(2);
    await write([...TEXTS, '新的一次会议要求，各商场超市要做好消毒通风，不得松懈。']);
    expect((await build()).manifest.generation).toBe(3);
    const other = fakeEmbedder({ sha256: '1'.repeat(64) });
    const again = await buildIndex({ inputs: [reports], indexFolder, embedder: other });
    expect(again.manifest.generation).toBe(4);
  });

  it('keeps two generations, the newest and the one that may still be read', async () => {
    for (let i = 0; i < 4; i++) await build({ full: true });

    expect(await visible()).toEqual(['CURRENT', 'gen-000003', 'gen-000004']);
  });

  it.each(DATA_FILES)('builds anew when %s of the served generation is damaged', async name => {
    await build();
    await writeFile(path.join(indexFolder, 'gen-000001', name), 'damaged');

    const { manifest, mode, reason } = await build();

    expect([mode, reason]).toEqual(['full', 'the index before was damaged']);
    expect(manifest.generation).toBe(2);
    (await openIndex(indexFolder, embedder)).close();
  });

  it('builds anew when CURRENT names a generation that is gone', async () => {
    await build();
    await writeFile(path.join(indexFolder, 'CURRENT'), 'gen-000009\n');

    expect((await build()).mode).toBe('full');
    (await openIndex(indexFolder, embedder)).close();
  });
});

describe('a build that fails', () => {
  it('leaves the generation before as it was and nothing half-built', async () => {
    await build();
    const before = await hashes(indexFolder);

    await write([...TEXTS, '新的一次会议要求，各商场超市要做好消毒通风，不得松懈。']);
    const building = buildIndex({ inputs: [reports], indexFolder, embedder: failing });

    await expect(building).rejects.toThrow('the model broke');
    expect(await visible()).toEqual(['CURRENT', 'gen-000001']);
    expect(await hashes(indexFolder)).toEqual(before);
    (await openIndex(indexFolder, embedder)).close();
  });

  it('leaves no index where there was none', async () => {
    const building = buildIndex({ inputs: [reports], indexFolder, embedder: failing });

    await expect(building).rejects.toThrow('the model broke');
    expect(await visible()).toEqual([]);
  });

  it('clears away what a build that was killed left behind', async () => {
    await mkdir(path.join(indexFolder, 'building-99999'), { recursive: true });
    await writeFile(path.join(indexFolder, 'building-99999', 'lexical.bin'), 'half');

    await build();

    expect(await visible()).toEqual(['CURRENT', 'gen-000001']);
  });

  it('says that a folder has no reports', async () => {
    const empty = path.join(root, 'empty');
    await mkdir(empty);

    const building = buildIndex({ inputs: [empty], indexFolder, embedder });

    await expect(building).rejects.toThrow(
      new IndexError(`no reports in ${empty}: put ${READ_FORMATS} there`),
    );
  });

  it('says why none of the files could be read, and keeps what is served', async () => {
    await build();
    await writeFile(path.join(reports, 'reports.jsonl'), '{"no": "text"}\nnot json\n');
    await writeFile(path.join(reports, 'empty.txt'), '');

    const error = await build().catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(IndexError);
    expect((error as Error).message).toMatch(/^none of 2 files could be read: .*empty\.txt/u);
    (await openIndex(indexFolder, embedder)).close();
  });

  it('indexes the files that can be read and names the others', async () => {
    await writeFile(path.join(reports, 'empty.txt'), '');

    const { manifest, errors } = await build();

    expect(manifest.counts).toMatchObject({ files: 2, reports: 2 });
    expect(errors.map(({ file }) => file)).toEqual(['empty.txt']);
  });
});
