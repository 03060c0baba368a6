import { cp, mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { DATA_FILES, IndexError, type Manifest } from '../../src/index/format.ts';
import { readManifest } from '../../src/index/manifest.ts';
import { openIndex } from '../../src/index/open.ts';
import { beginBuild, publish } from '../../src/index/publish/publish.ts';
import { sha256 } from '../../src/text/hash.ts';
import { type BuiltIndex, builtIndex } from '../helpers/built-index.ts';

const TEXTS = [
  '市防汛指挥部要求，堤防每两小时巡查一遍，发现险情立即上报。',
  '会议要求，各学校要落实晨午检制度，食堂每天消毒两次，不得遗漏。',
  '会议强调，商场超市要做好消毒通风，顾客须测温进入。',
];

let built: BuiltIndex;
let served: Manifest;
let building: string;
const inside = (...names: string[]) => path.join(built.folder, ...names);
const names = async () =>
  (await readdir(built.folder)).filter(name => /^(?:gen|building|removed|CURRENT)/u.test(name));

/** What was built before, to be published as the next generation. */
const publishAgain = (generation = 2) => {
  const { files: _files, ...manifest } = served;
  return publish(built.folder, building, { ...manifest, generation });
};

beforeEach(async () => {
  built = await builtIndex(TEXTS);
  built.index.close();
  served = await readManifest(inside('gen-000001'));
  building = await beginBuild(built.folder);
  for (const name of DATA_FILES) await cp(inside('gen-000001', name), path.join(building, name));
});

async function expectUntouched(): Promise<void> {
  expect(await names()).toEqual(['CURRENT', 'gen-000001']);
  const index = await openIndex(built.folder, built.embedder);
  expect(index.generation).toBe(1);
  expect(await index.body(0)).toBe(TEXTS[0]);
  index.close();
}

describe('publishing', () => {
  it('writes a manifest that vouches for every file and for itself', async () => {
    const manifest = await publishAgain();

    for (const { name, size, sha256: hash } of manifest.files) {
      const bytes = await readFile(inside('gen-000002', name));
      expect([bytes.length, sha256(bytes)]).toEqual([size, hash]);
    }
    expect(manifest.files.map(({ name }) => name)).toEqual([...DATA_FILES]);
    const text = await readFile(inside('gen-000002', 'manifest.json'), 'utf8');
    const { sha256: own } = JSON.parse(text) as { sha256: string };
    expect(own).toBe(sha256(text.slice(0, text.indexOf(',\n  "sha256"', text.lastIndexOf(']')))));
    expect(await readFile(inside('CURRENT'), 'utf8')).toBe('gen-000002\n');
  });

  it('removes what is older than two generations, and nothing that is not its own', async () => {
    await mkdir(inside('gen-notes'));
    await mkdir(inside('quarantine-gen-000001'));

    await publishAgain(7);

    expect(await readdir(built.folder)).toEqual(
      expect.arrayContaining(['gen-000001', 'gen-000007', 'gen-notes', 'quarantine-gen-000001']),
    );
    building = await beginBuild(built.folder);
    for (const name of DATA_FILES) await cp(inside('gen-000001', name), path.join(building, name));
    await publishAgain(8);
    expect(await readdir(built.folder)).not.toContain('gen-000001');
    expect(await readdir(built.folder)).toEqual(
      expect.arrayContaining(['gen-000007', 'gen-000008', 'gen-notes', 'quarantine-gen-000001']),
    );
  });

  it.each(DATA_FILES)('fails without %s, and leaves the index as it was', async name => {
    await writeFile(path.join(building, name), '');

    await expect(publishAgain()).rejects.toThrow(
      /not published, and the index in .* is as it was$/u,
    );

    await expectUntouched();
  });

  it.each(DATA_FILES)('fails with half of %s, as a full disk leaves it', async name => {
    const { size } = served.files.find(file => file.name === name) ?? { size: 0 };
    await truncate(path.join(building, name), size >> 1);

    const publishing = publishAgain();

    await expect(publishing).rejects.toThrow(IndexError);
    await expect(publishing).rejects.toThrow(/not published, and the index in .* is as it was$/u);

    await expectUntouched();
  });

  it.each(['vectors.hnsw', 'lexical.bin'])('fails with %s of other passages', async name => {
    const other = await builtIndex([...TEXTS].reverse());
    other.index.close();
    await cp(path.join(other.folder, 'gen-000001', name), path.join(building, name));

    const publishing = publishAgain();

    await expect(publishing).rejects.toThrow(IndexError);
    await expect(publishing).rejects.toThrow(/does not find its own passages/u);
    await expectUntouched();
  });

  it('fails when the catalog has other reports than were built', async () => {
    const other = await builtIndex(TEXTS.slice(0, 2));
    other.index.close();
    await cp(path.join(other.folder, 'gen-000001', 'catalog.sqlite'), `${building}/catalog.sqlite`);

    await expect(publishAgain()).rejects.toThrow(/holds 2 reports where 3 were built/u);

    await expectUntouched();
  });
});

describe('beginning a build', () => {
  it('clears away what dead builds and interrupted removals left', async () => {
    await mkdir(inside('building-1'));
    await mkdir(inside('removed-gen-000000'));

    await beginBuild(built.folder);

    expect(await names()).toEqual(['CURRENT', path.basename(building), 'gen-000001']);
    expect(await readdir(building)).toEqual([]);
  });

  it('takes a passage whose first character joins what stands above it', async () => {
    const text = '房,市商务局要与三家大型超市签订保供协议,米面油肉蛋菜要有三天的周转库存。';

    const { index } = await builtIndex([{ title: '德兴市召开疫情防控会议', text }]);

    expect(index.passageCount).toBe(1);
    index.close();
  });
});
