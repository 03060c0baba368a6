import { cp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Embedder } from '../../src/index/embedder.ts';
import {
  FORMAT_VERSION,
  IndexError,
  type Manifest,
  RULES_VERSION,
} from '../../src/index/format.ts';
import { LiveIndex } from '../../src/index/live.ts';
import { readManifest, sealManifest } from '../../src/index/manifest.ts';
import { openIndex } from '../../src/index/open.ts';
import { plainEmbedder } from './child/embedder.js';
import { FILES } from './damage.ts';
import { goldenAnswers } from './golden.ts';
import { copyOf, type Lab, remove, setUpLab, tearDownLab } from './lab.ts';
import { Tally } from './tally.ts';

interface Mismatch {
  name: string;
  /** Change of a manifest, sealed as its writer would have. */
  manifest?: (manifest: Manifest) => object;
  /** Change of the folder of the generation. */
  folder?: (generation: string) => Promise<void>;
  /** What the program that opens it brings. */
  model?: Partial<Embedder>;
  reason: RegExp;
}

const model = (change: object) => (manifest: Manifest) => ({
  model: { ...manifest.model, ...change },
});
const replaced = (name: string, text: string) => (generation: string) =>
  writeFile(path.join(generation, name), text);

const MISMATCHES: Mismatch[] = [
  {
    name: 'a newer format',
    manifest: () => ({ format: FORMAT_VERSION + 1 }),
    reason: /format \d+.*reads \d+/u,
  },
  {
    name: 'an older format',
    manifest: () => ({ format: FORMAT_VERSION - 1 }),
    reason: /format \d+.*reads \d+/u,
  },
  { name: 'newer rules', manifest: () => ({ rules: RULES_VERSION + 1 }), reason: /rules \d+/u },
  { name: 'older rules', manifest: () => ({ rules: RULES_VERSION - 1 }), reason: /rules \d+/u },
  { name: 'another model', manifest: model({ sha256: 'a'.repeat(64) }), reason: /model plain/u },
  { name: 'a setting of another model', model: { sha256: 'a'.repeat(64) }, reason: /model plain/u },
  { name: 'another dimension', manifest: model({ dimension: 31 }), reason: /31 numbers/u },
  { name: 'a setting of another dimension', model: { dimension: 31 }, reason: /gives 31/u },
  { name: 'another metric', manifest: model({ metric: 'l2' }), reason: /by l2/u },
  {
    name: 'the manifest of another program',
    folder: replaced('manifest.json', '{"name": "other", "version": "1.0.0"}\n'),
    reason: /not a manifest/u,
  },
  {
    name: 'a manifest that is no JSON',
    folder: replaced('manifest.json', '\u0000\u0000'),
    reason: /not a manifest/u,
  },
  {
    name: 'a manifest of another generation',
    manifest: () => ({ generation: 7 }),
    reason: /holds generation 7/u,
  },
  {
    name: 'a manifest without files',
    manifest: () => ({ files: [] }),
    reason: /damaged|not a manifest/u,
  },
  {
    name: 'more passages than there are',
    manifest: ({ counts }) => ({ counts: { ...counts, passages: counts.passages + 1 } }),
    reason: /passages/u,
  },
  ...FILES.map(file => ({
    name: `no ${file}`,
    folder: (generation: string) => rm(path.join(generation, file)),
    reason: new RegExp(`${file.replace('.', '\\.')} is missing`, 'u'),
  })),
];

let lab: Lab;
beforeAll(async () => {
  lab = await setUpLab();
});
afterAll(() => tearDownLab(lab));

async function mismatch({ manifest, folder }: Mismatch, generation: string): Promise<void> {
  if (manifest) {
    const found = await readManifest(generation);
    const changed = { ...found, ...manifest(found) } as Manifest;
    await writeFile(path.join(generation, 'manifest.json'), sealManifest(changed));
  }
  await folder?.(generation);
}

function expectReason(message: string, reason: RegExp): void {
  if (!reason.test(message) || /\n/u.test(message)) throw new Error(`said “${message}”`);
}

describe('an index that does not fit', () => {
  it('is refused with the reason and the remedy', async () => {
    const tally = new Tally('mismatch, refused with its reason');
    for (const given of MISMATCHES) {
      const indexFolder = await copyOf(lab);
      await mismatch(given, path.join(indexFolder, 'gen-000001'));
      await tally.check(given.name, async () => {
        const error = await openIndex(indexFolder, plainEmbedder(given.model)).then(
          () => null,
          (thrown: unknown) => thrown,
        );
        if (!(error instanceof IndexError)) throw new Error(`it gave ${error}`);
        expectReason(error.message, given.reason);
        expectReason(error.message, /npm run index/u);
        return undefined;
      });
      await remove(indexFolder);
    }
    tally.end();
  });

  it('does not take the place of one that is being served', async () => {
    const tally = new Tally('mismatch, published beside a served index');
    for (const given of MISMATCHES.filter(({ model: setting }) => !setting)) {
      const indexFolder = await copyOf(lab);
      const refusals: string[] = [];
      const onRefused = (_: number, reason: string) => refusals.push(reason);
      const live = await LiveIndex.open(indexFolder, plainEmbedder(), { onRefused });
      await tally.check(given.name, async () => {
        const next = path.join(indexFolder, 'gen-000002');
        await cp(path.join(indexFolder, 'gen-000001'), next, { recursive: true });
        const manifest = { ...(await readManifest(next)), generation: 2 };
        await writeFile(path.join(next, 'manifest.json'), sealManifest(manifest));
        await mismatch(given, next);
        await writeFile(path.join(indexFolder, 'CURRENT'), 'gen-000002\n');
        await live.refresh();
        expectReason(refusals.join(), given.reason);
        if ((await live.use(goldenAnswersOf)) !== lab.old) throw new Error('other answers');
        return undefined;
      });
      live.close();
      await remove(indexFolder);
    }
    tally.end();
  });
});

const goldenAnswersOf = (index: Parameters<typeof goldenAnswers>[0]) => goldenAnswers(index);
