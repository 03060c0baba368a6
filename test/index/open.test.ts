import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { buildIndex } from '../../src/index/build.ts';
import { DATA_FILES, IndexError, type Manifest } from '../../src/index/format.ts';
import { openIndex } from '../../src/index/open.ts';
import { jsonLines } from '../helpers/built-index.ts';
import { fakeEmbedder } from '../helpers/fake-embedder.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const embedder = fakeEmbedder();
let indexFolder: string;
let generation: string;

beforeEach(async () => {
  const root = await tempFolder();
  const file = path.join(root, 'reports.jsonl');
  indexFolder = path.join(root, 'index');
  generation = path.join(indexFolder, 'gen-000001');
  await writeFile(file, jsonLines(['市防汛指挥部要求，堤防每两小时巡查一遍，发现险情立即上报。']));
  await buildIndex({ inputs: [file], indexFolder, embedder });
});

/** The message of the refusal, which is to be an IndexError of one line. */
async function refusal(given = embedder): Promise<string> {
  const error = await openIndex(indexFolder, given).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(IndexError);
  expect((error as Error).message).toContain('npm run index');
  expect((error as Error).message).not.toContain('\n');
  return (error as Error).message;
}

async function changeManifest(change: (manifest: Manifest) => unknown): Promise<void> {
  const file = path.join(generation, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest;
  await writeFile(file, JSON.stringify({ ...manifest, ...(change(manifest) as object) }));
}

describe('opening an index', () => {
  it('says so where there is none', async () => {
    indexFolder = await tempFolder();

    expect(await refusal()).toBe(`no index in ${indexFolder}: run npm run index`);
  });

  it('says so where CURRENT names nothing', async () => {
    await writeFile(path.join(indexFolder, 'CURRENT'), 'rubbish\n');

    expect(await refusal()).toMatch(/^no index in /u);
  });

  it.each(DATA_FILES)('refuses a generation without %s', async name => {
    await rm(path.join(generation, name));

    expect(await refusal()).toContain(`${name} cannot be read`);
  });

  it.each(DATA_FILES)('refuses one flipped bit in %s', async name => {
    const file = path.join(generation, name);
    const bytes = await readFile(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await writeFile(file, bytes);

    expect(await refusal()).toContain(`${name} is damaged`);
  });

  it.each(DATA_FILES)('refuses %s cut short', async name => {
    await truncate(path.join(generation, name), 10);

    expect(await refusal()).toContain(`${name} is damaged`);
  });

  it.each(DATA_FILES)('refuses a manifest that does not vouch for %s', async name => {
    await changeManifest(({ files }) => ({ files: files.filter(file => file.name !== name) }));

    expect(await refusal()).toContain(`${name} is damaged`);
  });

  it.each([
    ['is missing', null, /manifest\.json cannot be read/u],
    ['is empty', '', /manifest\.json is not a manifest/u],
    ['is another thing', '{"a":1}', /manifest\.json is not a manifest/u],
  ])('refuses a generation whose manifest %s', async (_, content, message) => {
    const file = path.join(generation, 'manifest.json');
    await (content === null ? rm(file) : writeFile(file, content));

    expect(await refusal()).toMatch(message);
  });

  it.each([
    ['another format', () => ({ format: 99 }), /has format 99, this program reads \d+/u],
    ['other rules', () => ({ rules: 99 }), /was built by rules 99, now \d+/u],
    [
      'another number of passages',
      ({ counts }: Manifest) => ({ counts: { ...counts, passages: 7 } }),
      /does not hold 7 passages/u,
    ],
  ])('refuses %s', async (_, change, message) => {
    await changeManifest(change);

    expect(await refusal()).toMatch(message);
  });

  it('refuses another model, naming both', async () => {
    const other = fakeEmbedder({ name: 'other', sha256: 'f'.repeat(64) });

    expect(await refusal(other)).toMatch(
      /model fake \(\w{8}\), the setting is other \(ffffffff\)/u,
    );
  });

  it('refuses a model of another dimension', async () => {
    expect(await refusal(fakeEmbedder({ dimension: 32 }))).toMatch(/with the model fake/u);
  });
});
