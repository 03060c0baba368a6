import { chmod, cp, mkdir, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { buildIndex } from '../../src/index/build.ts';
import { DATA_FILES, IndexError } from '../../src/index/format.ts';
import { openIndex } from '../../src/index/open.ts';
import { jsonLines } from '../helpers/built-index.ts';
import { fakeEmbedder } from '../helpers/fake-embedder.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const OLD = '市防汛指挥部要求，堤防每两小时巡查一遍，发现险情立即上报。';
const NEW = '会议要求，各学校要落实晨午检制度，食堂每天消毒两次，不得遗漏。';
const embedder = fakeEmbedder();
let indexFolder: string;
const inside = (...names: string[]) => path.join(indexFolder, ...names);

beforeEach(async () => {
  const root = await tempFolder();
  const file = path.join(root, 'reports.jsonl');
  indexFolder = path.join(root, 'index');
  for (const text of [OLD, NEW]) {
    await writeFile(file, jsonLines([text]));
    await buildIndex({ inputs: [file], indexFolder, embedder });
  }
});

/** What is served: its number, its text, and what the caller is told. */
async function served() {
  const warnings: string[] = [];
  const index = await openIndex(indexFolder, embedder, message => warnings.push(message));
  const text = await index.body(0);
  index.close();
  return { generation: index.generation, text, warnings };
}

const folders = async () =>
  (await readdir(indexFolder)).filter(name => /^(?:gen|quarantine)-/u.test(name));

describe('a damaged generation', () => {
  it.each([...DATA_FILES, 'manifest.json'])(
    'without %s gives way to the one before',
    async name => {
      await rm(inside('gen-000002', name));

      const { generation, text, warnings } = await served();

      expect([generation, text]).toEqual([1, OLD]);
      expect(warnings).toHaveLength(1);
      expect(warnings[0]).toContain(`${name} is missing, set aside as quarantine-gen-000002`);
      expect(warnings[0]).toContain('serving generation 1');
      expect(await folders()).toEqual(['gen-000001', 'quarantine-gen-000002']);
    },
  );

  it.each(DATA_FILES)('with %s of another generation gives way', async name => {
    await cp(inside('gen-000001', name), inside('gen-000002', name));

    const { generation, warnings } = await served();

    expect(generation).toBe(1);
    expect(warnings[0]).toContain(`${name} is damaged`);
    expect(await folders()).toEqual(['gen-000001', 'quarantine-gen-000002']);
  });

  it('is warned of once: then CURRENT names nothing, and the good one is served', async () => {
    await truncate(inside('gen-000002', 'lexical.bin'), 8);

    await served();
    const { generation, warnings } = await served();

    expect(generation).toBe(1);
    expect(warnings[0]).toContain('gen-000002');
    expect(await folders()).toEqual(['gen-000001', 'quarantine-gen-000002']);
  });

  // To the administrator every folder is open.
  it.skipIf(process.getuid?.() === 0)('stays where the folder may only be read', async () => {
    await rm(inside('gen-000002', 'lexical.bin'));
    await chmod(indexFolder, 0o555);

    const { generation } = await served();

    await chmod(indexFolder, 0o755);
    expect(generation).toBe(1);
    expect(await folders()).toEqual(['gen-000001', 'gen-000002']);
  });

  it('never takes the place of one set aside before, nor its number', async () => {
    await mkdir(inside('quarantine-gen-000002'));
    await rm(inside('gen-000002', 'lexical.bin'));

    await served();

    expect(await folders()).toEqual([
      'gen-000001',
      'quarantine-gen-000002',
      'quarantine-gen-000002-2',
    ]);
    const file = path.join(path.dirname(indexFolder), 'reports.jsonl');
    const { manifest } = await buildIndex({ inputs: [file], indexFolder, embedder, full: true });
    expect(manifest.generation).toBe(3);
  });

  it('is one of several: all are set aside and named', async () => {
    await rm(inside('gen-000001', 'vectors.i8'));
    await rm(inside('gen-000002', 'vectors.i8'));

    const error = await openIndex(indexFolder, embedder).catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(IndexError);
    expect((error as Error).message).toMatch(/^no index in .*gen-000002.*gen-000001.*npm run/u);
    expect(await folders()).toEqual(['quarantine-gen-000001', 'quarantine-gen-000002']);
  });
});

describe('CURRENT', () => {
  it.each([
    ['is missing', null],
    ['is empty', ''],
    ['is rubbish', 'rubbish\n'],
    ['names what is not there', 'gen-000009\n'],
  ])('is not needed: the newest good generation is served when it %s', async (_, content) => {
    await (content === null ? rm(inside('CURRENT')) : writeFile(inside('CURRENT'), content));

    const { generation, text, warnings } = await served();

    expect([generation, text]).toEqual([2, NEW]);
    expect(warnings).toHaveLength(1);
    expect(await folders()).toEqual(['gen-000001', 'gen-000002']);
  });

  it('decides: a newer generation that it does not name is not served', async () => {
    await writeFile(inside('CURRENT'), 'gen-000001\n');

    expect(await served()).toEqual({ generation: 1, text: OLD, warnings: [] });
  });
});

describe('a generation of another model', () => {
  it('is refused as it is served, not passed over for an older one', async () => {
    const other = fakeEmbedder({ name: 'other', sha256: '1'.repeat(64) });
    const file = path.join(path.dirname(indexFolder), 'reports.jsonl');
    await buildIndex({ inputs: [file], indexFolder, embedder: other });

    await expect(openIndex(indexFolder, embedder)).rejects.toThrow(/built with the model other/u);
    expect(await folders()).toEqual(['gen-000002', 'gen-000003']);
  });
});
