import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { IndexError } from '../../src/index/format.ts';
import { DenseBuilder, type DenseIndex, openDense, roundedBytes } from '../../src/index/vectors.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const DIMENSION = 32;

/** A generator of equal numbers in every run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function unitVectors(count: number, seed: number): Float32Array[] {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, () => {
    const vector = Float32Array.from({ length: DIMENSION }, () => random() - 0.5);
    const length = Math.hypot(...vector);
    return vector.map(value => value / length);
  });
}

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

async function denseOf(vectors: Float32Array[]): Promise<DenseIndex> {
  const file = path.join(await tempFolder(), 'vectors.hnsw');
  const builder = DenseBuilder.empty(DIMENSION);
  for (const vector of vectors) builder.add(vector);
  builder.writeGraph(file);
  return openDense(file, Buffer.concat(roundedBytes(builder.rounded())), DIMENSION, vectors.length);
}

describe('the dense index', () => {
  it('finds the nearest as exact search does', async () => {
    const vectors = unitVectors(400, 1);
    const dense = await denseOf(vectors);
    let found = 0;
    for (const query of unitVectors(50, 2)) {
      const exact = vectors
        .map((vector, id) => ({ id, score: cosine(query, vector) }))
        .sort((a, b) => b.score - a.score)
        .slice(0, 10);
      const ids = new Set(dense.nearest(query, 10).map(({ id }) => id));
      found += exact.filter(({ id }) => ids.has(id)).length;
    }

    expect(found / 500).toBeGreaterThanOrEqual(0.99);
  });

  it('finds everything among few that are nearly equal', async () => {
    const [base] = unitVectors(1, 8);
    const near = unitVectors(200, 9).map(vector => {
      const sum = vector.map((value, i) => value / 10 + (base?.[i] ?? 0));
      const length = Math.hypot(...sum);
      return sum.map(value => value / length);
    });
    const dense = await denseOf(near);

    for (const [id, vector] of near.entries()) expect(dense.nearest(vector, 1)[0]?.id).toBe(id);
  });

  it('finds the nearest of many through the graph', async () => {
    const vectors = unitVectors(4200, 10);
    const dense = await denseOf(vectors);

    let found = 0;
    for (const [id, vector] of vectors.slice(0, 100).entries()) {
      if (dense.nearest(vector, 1)[0]?.id === id) found++;
    }

    expect(found).toBeGreaterThanOrEqual(99);
  });

  it('gives cosines, from rounded vectors', async () => {
    const vectors = unitVectors(20, 3);
    const dense = await denseOf(vectors);
    const [query] = unitVectors(1, 4);

    for (const [id, vector] of vectors.entries()) {
      expect(dense.similarity(query!, id)).toBeCloseTo(cosine(query!, vector), 2);
    }
  });

  it('orders equal vectors by their number', async () => {
    const [vector] = unitVectors(1, 5);
    const dense = await denseOf([vector!, vector!, vector!]);

    expect(dense.nearest(vector!, 3).map(({ id }) => id)).toEqual([0, 1, 2]);
  });

  it('gives all there are when more are wanted', async () => {
    const dense = await denseOf(unitVectors(3, 6));

    expect(dense.nearest(unitVectors(1, 7)[0]!, 10)).toHaveLength(3);
  });

  it.each([
    ['the zero vector', new Float32Array(DIMENSION)],
    ['one of another dimension', new Float32Array(DIMENSION + 1).fill(1)],
    ['one that is no number', new Float32Array(DIMENSION).fill(Number.NaN)],
  ])('finds nothing for %s', async (_, query) => {
    const dense = await denseOf(unitVectors(5, 8));

    expect(dense.nearest(query, 3)).toEqual([]);
  });

  it('finds nothing among no vectors', async () => {
    const dense = await denseOf([]);

    expect(dense.nearest(unitVectors(1, 9)[0]!, 3)).toEqual([]);
  });

  it('keeps the zero vector of a text without words, near nothing', async () => {
    const [vector] = unitVectors(1, 10);
    const dense = await denseOf([new Float32Array(DIMENSION), vector!]);

    expect(dense.similarity(vector!, 0)).toBe(0);
    expect(dense.nearest(vector!, 2)[0]?.id).toBe(1);
  });
});

describe('building the dense index', () => {
  it.each([
    [
      'of another dimension',
      new Float32Array(DIMENSION - 1).fill(1),
      /31 numbers where 32 are due/,
    ],
    ['with NaN', new Float32Array(DIMENSION).fill(Number.NaN), /passage 0 holds what is no number/],
    ['with infinity', new Float32Array(DIMENSION).fill(Infinity), /passage 0 holds what is no/],
  ])('refuses a vector %s', (_, vector, message) => {
    const builder = DenseBuilder.empty(DIMENSION);

    const add = () => builder.add(vector);

    expect(add).toThrow(IndexError);
    expect(add).toThrow(message);
  });

  it('refuses files that do not fit together', async () => {
    const file = path.join(await tempFolder(), 'vectors.hnsw');
    const builder = DenseBuilder.empty(DIMENSION);
    for (const vector of unitVectors(2, 11)) builder.add(vector);
    builder.writeGraph(file);
    const bytes = Buffer.concat(roundedBytes(builder.rounded()));

    await expect(openDense(file, bytes, DIMENSION, 3)).rejects.toThrow(IndexError);
    const ofOne = openDense(file, bytes.subarray(0, 36), DIMENSION, 1);
    await expect(ofOne).rejects.toThrow(/2 of 1 vectors/);
  });
});
