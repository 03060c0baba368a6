import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadEmbedder } from '../../src/index/embedder.ts';
import { modelEntry } from '../../src/index/embedding/models.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { type TinyModelOptions, writeTinyModel } from '../helpers/tiny-model.ts';

const CHARACTERS = ' :eqrypasgu为会议會議，';

async function tinyModel(name: string, options?: TinyModelOptions) {
  const folder = path.join(await tempFolder(), name);
  await writeTinyModel(folder, CHARACTERS, options);
  return loadEmbedder(modelEntry(folder));
}

/** The unit vector of a text whose characters are all embedded and counted. */
function counted(text: string): Float32Array {
  const vector = new Float32Array(CHARACTERS.length + 1);
  for (const character of text) {
    const slot = CHARACTERS.indexOf(character) + 1;
    vector[slot] = (vector[slot] ?? 0) + 1;
  }
  const length = Math.hypot(...vector);
  return vector.map(value => value / length);
}

function expectSame(vector: Float32Array | undefined, expected: Float32Array) {
  for (const [i, value] of expected.entries()) expect(vector?.[i]).toBeCloseTo(value, 5);
}

describe('a model in a folder', () => {
  it.each([
    ['multilingual-e5-small', 'query: 会议', 'passage: 会议'],
    ['bge-small-zh-v1.5', '为', '会'],
    ['mine', '会议', '会议'],
  ])('named %s gets its prefixes and its pooling', async (name, asQuery, asPassage) => {
    const embedder = await tinyModel(name);

    const query = await embedder.embedQuery('会议');
    const [passage] = await embedder.embedPassages(['会议']);

    expect(embedder).toMatchObject({ name, dimension: CHARACTERS.length + 1 });
    expectSame(query, counted(asQuery));
    expectSame(passage, counted(asPassage));
  });

  it('may have weights in full only', async () => {
    const embedder = await tinyModel('mine', { weights: 'model.onnx' });

    expectSame(await embedder.embedQuery('会议'), counted('会议'));
  });

  it('gets traditional characters as they are, unless it says that its input is folded', async () => {
    const plain = await tinyModel('mine');
    const folding = await tinyModel('mine', { config: { folded_input: true } });

    expectSame(await plain.embedQuery('會議'), counted('會議'));
    expectSame(await folding.embedQuery('會議'), counted('会议'));
    expect(folding.sha256).not.toBe(plain.sha256);
  });

  it('gives the same bits for a text, whatever is embedded with it', async () => {
    const embedder = await tinyModel('mine');

    const [alone] = await embedder.embedPassages(['会议']);
    const [, among] = await embedder.embedPassages(['，会议，会议，', '会议', '会']);

    expect([...among!]).toEqual([...alone!]);
  });
});
