import { mkdir, rename, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkIndex } from '../../src/cli/doctor/index-state.ts';
import { buildIndex } from '../../src/index/build.ts';
import { lockIndex } from '../../src/index/publish/lock.ts';
import { jsonLines } from '../helpers/built-index.ts';
import { fakeEmbedder } from '../helpers/fake-embedder.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const embedder = fakeEmbedder();
const TEXT = '市防汛指挥部要求，堤防每两小时巡查一遍，发现险情立即上报。';
let reports: string;
let folder: string;
const inside = (...names: string[]) => path.join(folder, ...names);
const build = () => buildIndex({ inputs: [reports], indexFolder: folder, embedder, full: true });

beforeEach(async () => {
  const root = await tempFolder();
  reports = path.join(root, 'reports');
  folder = path.join(root, 'index');
  await mkdir(reports);
  await writeFile(path.join(reports, 'a.jsonl'), jsonLines([TEXT]));
  await build();
});

/** What the doctor finds, the served generation first. */
async function findings(model = embedder) {
  return checkIndex(folder, model, reports);
}

describe('the doctor on the index', () => {
  it('finds one that is whole and of the reports as they are', async () => {
    expect(await findings()).toEqual([
      {
        about: 'index',
        state: 'good',
        message: expect.stringMatching(
          /^generation 1: 1 reports, 1 passages \(format \d+, rules \d+\), built just now$/u,
        ) as string,
      },
    ]);
  });

  it('finds none', async () => {
    await rm(folder, { recursive: true });

    expect(await findings()).toMatchObject([{ state: 'failure', remedy: 'npm run index' }]);
  });

  it('finds one of another model', async () => {
    const other = fakeEmbedder({ name: 'other', sha256: '1'.repeat(64) });

    const [finding] = await findings(other);

    expect(finding).toMatchObject({ state: 'failure', remedy: 'npm run index' });
    expect(finding?.message).toContain('the setting is other');
  });

  it('finds a damaged one, without another or with one to fall back on', async () => {
    await truncate(inside('gen-000001', 'lexical.bin'), 8);
    expect((await findings())[0]).toMatchObject({ state: 'failure' });

    await build();
    await build();
    await truncate(inside('gen-000003', 'lexical.bin'), 8);

    const [finding] = await findings();
    expect(finding).toMatchObject({ state: 'warning', remedy: 'npm run index' });
    expect(finding?.message).toMatch(/lexical\.bin is damaged.*: generation 2 is served instead/u);
  });

  it('finds CURRENT gone', async () => {
    await rm(inside('CURRENT'));

    expect((await findings())[0]).toMatchObject({ state: 'warning' });
  });

  it.each([
    ['changed', () => writeFile(path.join(reports, 'a.jsonl'), jsonLines([`${TEXT}${TEXT}`]))],
    ['came', () => writeFile(path.join(reports, 'b.jsonl'), jsonLines([TEXT]))],
    [
      'got another name',
      () => rename(path.join(reports, 'a.jsonl'), path.join(reports, 'c.jsonl')),
    ],
  ])('finds that a report %s since', async (_, change) => {
    await change();

    const [finding] = await findings();

    expect(finding).toMatchObject({ state: 'warning', remedy: 'npm run index' });
    expect(finding?.message).toMatch(/^generation 1: .*; the reports have changed since$/u);
  });

  it('leaves it to others to say that there are no reports', async () => {
    await rm(reports, { recursive: true });

    expect(await findings()).toMatchObject([{ state: 'good' }]);
  });

  it('finds what builds left over, and what was set aside', async () => {
    await mkdir(inside('building-77'));
    await mkdir(inside('quarantine-gen-000009'));

    const [, leftOver, aside] = await findings();

    expect(leftOver).toMatchObject({ state: 'warning' });
    expect(leftOver?.message).toContain('building-77');
    expect(aside).toMatchObject({ state: 'warning' });
    expect(aside?.message).toContain('quarantine-gen-000009');
  });

  it('finds a build that is running, whose folder is not left over', async () => {
    const lock = await lockIndex(folder);
    await mkdir(inside('building-77'));

    const [, running, ...others] = await findings();

    expect(running).toMatchObject({ state: 'good' });
    expect(running?.message).toContain(`a build is running (process ${process.pid}`);
    expect(others).toEqual([]);
    lock.release();
  });
});
