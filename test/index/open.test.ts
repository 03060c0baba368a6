import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { buildIndex } from '../../src/index/build.ts';
import { DATA_FILES, DamageError, IndexError, type Manifest } from '../../src/index/format.ts';
import { readManifest, sealManifest } from '../../src/index/manifest.ts';
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

/** Change a manifest as its writer would have: with the hash of what it says. */
async function changeManifest(change: (manifest: Manifest) => Partial<Manifest>): Promise<void> {
  const manifest = await readManifest(generation);
  const changed = { ...manifest, ...change(manifest) };
  await writeFile(path.join(generation, 'manifest.json'), sealManifest(changed));
}

describe('opening an index', () => {
  it('says so where there is none', async () => {
    indexFolder = await tempFolder();

    expect(await refusal()).toBe(`no index in ${indexFolder}: run npm run index`);
  });

  it.each(DATA_FILES)('refuses a generation without %s', async name => {
    await rm(path.join(generation, name));

    expect(await refusal()).toContain(`${name} is missing`);
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
    ['is missing', null, /manifest\.json is missing/u],
    ['is empty', '', /manifest\.json is not a manifest/u],
    ['is another thing', '{"a":1}', /manifest\.json is not a manifest/u],
  ])('refuses a generation whose manifest %s', async (_, content, message) => {
    const file = path.join(generation, 'manifest.json');
    await (content === null ? rm(file) : writeFile(file, content));

    expect(await refusal()).toMatch(message);
  });

  it('refuses any flipped bit in the manifest', async () => {
    const file = path.join(generation, 'manifest.json');
    const whole = await readFile(file);
    const served = await readManifest(generation);
    for (let at = 0; at < whole.length; at++) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      await writeFile(file, bytes);

      await expect(readManifest(generation), `byte ${at}`).rejects.toThrow(DamageError);
    }
    await writeFile(file, whole);
    expect(await readManifest(generation)).toEqual(served);
  });

  it('refuses the manifest of another generation', async () => {
    await changeManifest(() => ({ generation: 2 }));

    expect(await refusal()).toContain('gen-000001 holds generation 2');
  });

  it('refuses a number of passages that the files do not hold', async () => {
    await changeManifest(({ counts }) => ({ counts: { ...counts, passages: 7 } }));

    expect(await refusal()).toContain('7 passages');
  });

  it.each<[string, (manifest: Manifest) => Partial<Manifest>, RegExp]>([
    ['a newer format', () => ({ format: 99 }), /has format 99, this program reads \d+/u],
    ['other rules', () => ({ rules: 99 }), /was built by rules 99, now \d+/u],
    [
      'another metric',
      ({ model }) => ({ model: { ...model, metric: 'l2' } }),
      /compares vectors by l2, this program by cosine/u,
    ],
  ])('refuses %s with the reason, and leaves it there', async (_, change, message) => {
    await changeManifest(change);

    expect(await refusal()).toMatch(message);
    expect(await readdir(indexFolder)).toContain('gen-000001');
  });

  it('refuses a format from before manifests had their own hash', async () => {
    await writeFile(path.join(generation, 'manifest.json'), '{"format": 2, "rules": 2}\n');

    expect(await refusal()).toMatch(/has format 2, this program reads/u);
  });

  it('refuses another model, naming both', async () => {
    const other = fakeEmbedder({ name: 'other', sha256: 'f'.repeat(64) });

    expect(await refusal(other)).toMatch(
      /model fake \(\w{8}\), the setting is other \(ffffffff\)/u,
    );
  });

  it('refuses a model of another dimension', async () => {
    expect(await refusal(fakeEmbedder({ dimension: 32 }))).toMatch(
      /vectors of 64 numbers, the model fake gives 32/u,
    );
  });
});
