import { rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildIndex } from '../../src/index/build.ts';
import { LiveIndex } from '../../src/index/live.ts';
import { jsonLines } from '../helpers/built-index.ts';
import { fakeEmbedder } from '../helpers/fake-embedder.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const OLD = '市防汛指挥部要求，堤防每两小时巡查一遍，发现险情立即上报。';
const NEW = '会议要求，各学校要落实晨午检制度，食堂每天消毒两次，不得遗漏。';
const embedder = fakeEmbedder();
/** Looks are taken by the test alone. */
const pollMs = 1_000_000;

let file: string;
let indexFolder: string;
let live: LiveIndex;
const onWarning = vi.fn();
const onSwap = vi.fn();
const onRefused = vi.fn();

async function publish(text: string, model = embedder): Promise<void> {
  await writeFile(file, jsonLines([text]));
  await buildIndex({ inputs: [file], indexFolder, embedder: model });
}

beforeEach(async () => {
  vi.resetAllMocks();
  const root = await tempFolder();
  file = path.join(root, 'reports.jsonl');
  indexFolder = path.join(root, 'index');
  await publish(OLD);
  live = await LiveIndex.open(indexFolder, embedder, { onWarning, onSwap, onRefused, pollMs });
});

afterEach(() => live.close());

const servedText = () => live.use(index => index.body(0));

describe('a live index', () => {
  it('serves what is published while it runs', async () => {
    await publish(NEW);
    expect(await servedText()).toBe(OLD);

    await live.refresh();

    expect(await servedText()).toBe(NEW);
    expect(live.generation).toBe(2);
    expect(onSwap.mock.calls).toMatchObject([[{ from: 1, to: 2 }]]);
  });

  it('looks by itself', async () => {
    live.close();
    const swapped = new Promise(resolve => onSwap.mockImplementation(resolve));
    live = await LiveIndex.open(indexFolder, embedder, { onSwap, pollMs: 5 });

    await publish(NEW);
    await swapped;

    expect(await servedText()).toBe(NEW);
  });

  it('lets a request end on the generation it began with, and closes that then', async () => {
    let goOn = () => {};
    const held = new Promise<void>(resolve => {
      goOn = resolve;
    });
    const slow = live.use(async index => {
      await held;
      return [index, await index.body(0)] as const;
    });
    // Its files are removed by the second build.
    for (const text of [NEW, `${NEW}${OLD}`]) await publish(text);
    await live.refresh();

    goOn();

    const [old, text] = await slow;
    expect(text).toBe(OLD);
    await expect(old.body(0)).rejects.toThrow(/not open/u);
    expect(await servedText()).toBe(`${NEW}${OLD}`);
  });

  it('does nothing while nothing is published', async () => {
    const before = await live.use(async index => index);

    await live.refresh();

    expect(await live.use(async index => index)).toBe(before);
  });

  it('serves an index that was built again from nothing', async () => {
    await rm(indexFolder, { recursive: true });
    await live.refresh();
    expect(await servedText()).toBe(OLD);

    await publish(NEW);
    await live.refresh();

    expect([live.generation, await servedText()]).toEqual([1, NEW]);
  });

  it('answers every request while generations come and go', async () => {
    const texts = [OLD, NEW, `${NEW}${OLD}`];
    let isDone = false;
    const seen = new Set<string>();
    const asking = (async () => {
      while (!isDone) {
        const [generation, text] = await live.use(async index => {
          await new Promise(setImmediate);
          return [index.generation, await index.body(0)] as const;
        });
        seen.add(`${generation} ${texts.indexOf(text)}`);
      }
    })();
    for (let i = 1; i < 8; i++) {
      await publish(texts[i % 3] ?? '');
      await live.refresh();
    }
    isDone = true;
    await asking;

    for (const answer of seen) {
      const [generation = 0, text] = answer.split(' ').map(Number);
      expect(text).toBe((generation - 1) % 3);
    }
  });
});

describe('a new generation that cannot be served', () => {
  it('is told once, with the reason, and the one before goes on', async () => {
    await publish(NEW);
    await truncate(path.join(indexFolder, 'gen-000002', 'lexical.bin'), 8);

    await live.refresh();
    await live.refresh();

    expect(await servedText()).toBe(OLD);
    expect(onRefused).toHaveBeenCalledTimes(1);
    expect(onRefused).toHaveBeenCalledWith(2, expect.stringContaining('lexical.bin is damaged'));
    expect(onSwap).not.toHaveBeenCalled();
  });

  it('may be of another model, and gives way to the next that fits', async () => {
    await publish(NEW, fakeEmbedder({ name: 'other', sha256: '1'.repeat(64) }));
    await live.refresh();
    expect(onRefused).toHaveBeenCalledWith(2, expect.stringContaining('the model other'));

    await publish(NEW);
    await live.refresh();

    expect([live.generation, await servedText()]).toEqual([3, NEW]);
  });
});

describe('opening a live index', () => {
  it('passes on the warning of a damaged generation', async () => {
    live.close();
    await publish(NEW);
    await rm(path.join(indexFolder, 'gen-000002', 'lexical.bin'));

    live = await LiveIndex.open(indexFolder, embedder, { onWarning, pollMs });

    expect(onWarning).toHaveBeenCalledWith(expect.stringContaining('serving generation 1'));
    expect(await servedText()).toBe(OLD);
  });

  it('fails where there is nothing to serve', async () => {
    const empty = await tempFolder();

    await expect(LiveIndex.open(empty, embedder)).rejects.toThrow(/^no index in /u);
  });
});
