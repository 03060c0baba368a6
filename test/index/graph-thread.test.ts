import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { GraphThread } from '../../src/index/build/graph-thread.ts';
import { GraphVectors } from '../../src/index/embedding/graph-vectors.ts';
import { IndexError } from '../../src/index/format.ts';
import { DenseBuilder, roundedBytes } from '../../src/index/vectors.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const DIMENSION = 8;

/** A unit vector for every number. */
function vector(n: number): Float32Array {
  const values = Float32Array.from({ length: DIMENSION }, (_, i) => Math.sin((n + 1) * (i + 1)));
  const length = Math.hypot(...values);
  return values.map(value => value / length);
}

function threadOf(before: ConstructorParameters<typeof GraphThread>[0]['before'] = null) {
  const thread = new GraphThread({ dimension: DIMENSION, before });
  onTestFinished(() => thread.close());
  return thread;
}

/** A graph of vectors from one number on, built here. */
async function builtHere(count: number) {
  const graphFile = path.join(await tempFolder(), 'vectors.hnsw');
  const builder = DenseBuilder.empty(DIMENSION);
  for (let n = 0; n < count; n++) builder.add(vector(n));
  builder.writeGraph(graphFile);
  return { graphFile, rounded: Buffer.concat(roundedBytes(builder.rounded())) };
}

describe('the thread of the graph', () => {
  it('builds what is built here', async () => {
    const here = await builtHere(5000);
    const file = path.join(await tempFolder(), 'vectors.hnsw');
    const thread = threadOf();

    for (let n = 0; n < 5000; n++) await thread.add(vector(n));
    const rounded = await thread.finish(file);

    expect(readFileSync(file).equals(readFileSync(here.graphFile))).toBe(true);
    expect(Buffer.concat(roundedBytes(rounded)).equals(here.rounded)).toBe(true);
  });

  it('goes on with a graph, without what is taken out', async () => {
    const { graphFile, rounded } = await builtHere(3);
    const file = path.join(await tempFolder(), 'vectors.hnsw');
    const here = await DenseBuilder.from(graphFile, rounded, DIMENSION);
    here.remove(1);
    here.add(vector(3));
    here.writeGraph(`${file}-here`);
    const thread = threadOf({ graphFile, rounded: new Uint8Array(rounded), removed: [1] });

    await thread.add(vector(3));
    const { scales } = await thread.finish(file);

    expect([...scales].map(scale => scale > 0)).toEqual([true, false, true, true]);
    expect(readFileSync(file).equals(readFileSync(`${file}-here`))).toBe(true);
  });

  it('builds a graph of nothing', async () => {
    const file = path.join(await tempFolder(), 'vectors.hnsw');

    expect((await threadOf().finish(file)).scales).toHaveLength(0);
  });

  it('refuses a vector of another length at once', async () => {
    await expect(threadOf().add(new Float32Array(DIMENSION + 1))).rejects.toThrow(
      /^a vector of 9 numbers where 8 are due$/u,
    );
  });

  it.each([
    ['what is no number', new Float32Array(DIMENSION).fill(Number.NaN), null],
    ['a graph that cannot be read', vector(0), 'nothing.hnsw'],
  ])('fails with one error for %s', async (_, given, graphFile) => {
    const rounded = new Uint8Array(4 + DIMENSION);
    const thread = threadOf(graphFile ? { graphFile, rounded, removed: [] } : null);
    await thread.add(given);

    const file = path.join(await tempFolder(), 'vectors.hnsw');
    const failure = await thread.finish(file).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(Error);
    await expect(thread.add(vector(1))).rejects.toBe(failure);
    if (!graphFile) expect(failure).toBeInstanceOf(IndexError);
  });

  it('wakes who waits for it when it is ended', async () => {
    const thread = threadOf();
    for (let n = 0; n < 2000; n++) await thread.add(vector(n));
    const finishing = thread.finish('/nowhere/at/all').catch((error: unknown) => error);

    await thread.close();

    expect(await finishing).toBeInstanceOf(IndexError);
  });
});

describe('vectors from the file of a graph', () => {
  it('are those that were added, to the bit, also of passages that were taken out', async () => {
    const { graphFile, rounded } = await builtHere(40);
    const builder = await DenseBuilder.from(graphFile, rounded, DIMENSION);
    builder.remove(7);
    builder.writeGraph(graphFile);
    const vectors = new GraphVectors(graphFile, DIMENSION);
    onTestFinished(() => vectors.close());

    expect([0, 7, 39].map(id => vectors.vector(id))).toEqual([0, 7, 39].map(vector));
    expect(() => vectors.vector(40)).toThrow(IndexError);
  });

  it('are none of a file that holds no graph', async () => {
    const file = path.join(await tempFolder(), 'vectors.hnsw');
    await writeFile(file, 'no graph');
    const vectors = new GraphVectors(file, DIMENSION);
    onTestFinished(() => vectors.close());

    expect(() => vectors.vector(0)).toThrow(IndexError);
  });

  it('is given up in the middle of its work, many times', async () => {
    for (let times = 0; times < 20; times++) {
      const thread = new GraphThread({ dimension: DIMENSION, before: null });
      for (let n = 0; n < 2000; n++) await thread.add(vector(n));
      await thread.close();
      await expect(thread.add(vector(0))).rejects.toThrow('given up');
    }
  });
});
