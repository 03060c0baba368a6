import { describe, expect, it } from 'vitest';
import { EmbeddingQueue, type EmbedTexts } from '../../src/index/embedding/embedding-queue.ts';

const vectorOf = (text: string) => Float32Array.of(Number(text));
const embed: EmbedTexts = async texts => texts.map(vectorOf);
const noHash = new Uint8Array();

/** Adds numbers as texts and gives what was delivered. */
async function deliveredOf(
  count: number,
  options: { startMany?: (() => EmbedTexts) | null; known?: (n: number) => boolean },
): Promise<{ delivered: number[]; fresh: number; mostOnTheWay: number }> {
  const delivered: number[] = [];
  let [fresh, mostOnTheWay] = [0, 0];
  const queue = new EmbeddingQueue({
    embed,
    startMany: options.startMany ?? null,
    deliver: (vector, _, isNew) => {
      delivered.push(vector[0] ?? -1);
      if (isNew) fresh++;
    },
  });
  for (let n = 0; n < count; n++) {
    await queue.add(String(n), noHash, options.known?.(n) ? vectorOf(String(n)) : null);
    mostOnTheWay = Math.max(mostOnTheWay, n + 1 - delivered.length);
  }
  await queue.finish(() => {});
  return { delivered, fresh, mostOnTheWay };
}

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

describe('the embedding queue', () => {
  it('delivers in order, in this process', async () => {
    expect((await deliveredOf(700, {})).delivered).toEqual(numbers(700));
  });

  it('delivers in order when later batches are done first', async () => {
    let batch = 0;
    const startMany = () => async (texts: string[]) => {
      const wait = 20 - (batch++ % 5) * 5;
      await new Promise(resolve => setTimeout(resolve, wait));
      return texts.map(vectorOf);
    };

    expect((await deliveredOf(1500, { startMany })).delivered).toEqual(numbers(1500));
  });

  it('starts others once, and not for known texts', async () => {
    let started = 0;
    const startMany = () => {
      started++;
      return embed;
    };

    await deliveredOf(400, { startMany, known: () => true });
    expect(started).toBe(0);
    const { delivered, fresh } = await deliveredOf(2000, { startMany, known: n => n % 5 > 0 });

    expect([started, fresh]).toEqual([1, 400]);
    expect(delivered).toEqual(numbers(2000));
  });

  it('waits while too many are on the way', async () => {
    const startMany = () => async (texts: string[]) => {
      await new Promise(resolve => setTimeout(resolve, 1));
      return texts.map(vectorOf);
    };

    const { delivered, mostOnTheWay } = await deliveredOf(10_000, { startMany });

    expect(mostOnTheWay).toBeLessThanOrEqual(8192);
    expect(delivered).toEqual(numbers(10_000));
  });

  it('fails when a batch fails', async () => {
    const startMany = () => () => Promise.reject(new Error('a process ended'));

    await expect(deliveredOf(600, { startMany })).rejects.toThrow('a process ended');
  });

  it('fails when a vector is missing', async () => {
    const startMany = () => async (texts: string[]) => texts.slice(1).map(vectorOf);

    await expect(deliveredOf(600, { startMany })).rejects.toThrow('no vector came');
  });
});
