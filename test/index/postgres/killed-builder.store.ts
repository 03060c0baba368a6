import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildStored } from '../../../src/index/postgres/build/build-stored.ts';
import { openStored } from '../../../src/index/postgres/open-stored.ts';
import type { ReportIndex } from '../../../src/index/report-index.ts';
import type { Store } from '../../../src/postgres/connect.ts';
import { expectAlike, fullBuild } from '../../helpers/answers-alike.ts';
import { fakeEmbedder } from '../../helpers/fake-embedder.ts';
import { indexDatabase, unpublishedRows } from '../../helpers/stored-index.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const CHILD = fileURLToPath(new URL('./child/build.js', import.meta.url));
const KILLED_AT = 9;
const embedder = fakeEmbedder();
let url: string;
let store: Store;
let inputs: string[];
let indexFolder: string;

const text = (n: number, version: number) =>
  `${n}号村召开第${version}次会议。会议要求，学校食堂每天消毒${version + n}次，堤防每两小时巡查一遍，不得遗漏。`;
const change = async (version: number) => {
  for (let n = 0; n < 4; n++) {
    await writeFile(path.join(inputs[0] ?? '', `${n}.txt`), text(n, n % 2 === 0 ? version : 1));
  }
};

beforeAll(async () => {
  ({ url, store } = await indexDatabase());
  const root = await tempFolder();
  inputs = [path.join(root, 'reports')];
  indexFolder = path.join(root, 'index');
  await mkdir(inputs[0] ?? '');
});

/** Build in a process that dies at its Nth question; null where it did. */
async function buildInProcess(at: number) {
  const told = JSON.stringify({ url, inputs, indexFolder, at });
  const child = spawn(process.execPath, [CHILD, told], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', data => {
    output += data;
  });
  const [code, signal] = await once(child, 'close');
  if (signal === 'SIGKILL') return null;
  expect(code).toBe(0);
  return JSON.parse(output) as { generation: number; asked: number };
}

const bodiesOf = async (index: ReportIndex) =>
  Promise.all((await index.reportIndexes()).map(report => index.body(report)));

describe('a builder that is killed', () => {
  it('leaves nothing that can be seen, wherever it dies, and the next one ends well', async () => {
    await change(1);
    await buildInProcess(0);
    await change(2);
    const { asked = 0, generation = 0 } = (await buildInProcess(0)) ?? {};
    expect(asked).toBeGreaterThan(30);

    let [published, version, unpublished] = [generation, 2, 0];
    for (let i = 1; i <= KILLED_AT; i++) {
      const at = Math.round((i * asked) / KILLED_AT);
      const before = await openStored(store, embedder);
      const bodies = await bodiesOf(before);
      await change(++version);

      const survived = await buildInProcess(at);

      const after = await openStored(store, embedder);
      // What it does behind publishing may be cut off as well.
      if (survived || after.generation > published) {
        published = after.generation;
      } else {
        unpublished++;
        expect(await bodiesOf(after)).toEqual(bodies);
        expect(await bodiesOf(await openStored(store, embedder))).toEqual(bodies);
      }
      await buildStored({ store, inputs, indexFolder, embedder });
      const index = await openStored(store, embedder);
      published = index.generation;
      const full = await fullBuild(inputs, embedder);
      await expectAlike(index, full, embedder, 0.02);
      full.close();
      expect(await unpublishedRows(store)).toBe(0);
    }
    expect(unpublished).toBeGreaterThan(KILLED_AT / 2);
  }, 300_000);
});
