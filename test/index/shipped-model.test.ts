import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { AutoTokenizer, env } from '@xenova/transformers';
import { expect, it } from 'vitest';
import { loadEmbedder } from '../../src/index/embedder.ts';
import { modelEntry, SHIPPED_MODEL } from '../../src/index/embedding/models.ts';
import { Pieces } from '../../src/index/embedding/pieces.ts';
import { foldText } from '../../src/text/fold.ts';

const root = path.resolve(import.meta.dirname, '../..');
const FILES = [
  'config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'onnx/model_quantized.onnx',
];
const BYTES_A_MB = 1e6;
/** What a repository can carry; raised only on purpose. */
const MOST_MB = 16;

it('the shipped model is small', async () => {
  const sizes = await Promise.all(FILES.map(file => stat(path.join(SHIPPED_MODEL, file))));

  const bytes = sizes.reduce((sum, { size }) => sum + size, 0);

  expect(bytes / BYTES_A_MB).toBeLessThanOrEqual(MOST_MB);
});

it('its texts are cut into pieces as the library cuts them', async () => {
  env.allowRemoteModels = false;
  const library = await AutoTokenizer.from_pretrained(SHIPPED_MODEL);
  const pieces = Pieces.read(await readFile(path.join(SHIPPED_MODEL, 'tokenizer.json'), 'utf8'));
  const questions = await readFile(path.join(root, 'test/fixtures/sample-questions.jsonl'), 'utf8');
  const texts = [
    await readFile(path.join(root, 'README.md'), 'utf8'),
    await readFile(path.join(root, 'docs/design.md'), 'utf8'),
    ...questions.split('\n'),
    '2022年5月5日,领导小组第12次会议强调,要把35个社区的防控抓实。γειά 𠮷野家🙂 covid-19',
  ];

  for (const text of texts.map(foldText).filter(text => text !== '')) {
    const { input_ids } = library(text, { return_tensor: false }) as { input_ids: number[] };
    expect(pieces!.encode(text)).toEqual(input_ids);
  }
});

it.each([
  ['食堂怎样保证食品安全？', '学校要落实食堂食品安全责任，严把采购关。'],
  ['學校食堂的責任', '学校要落实食堂食品安全责任，严把采购关。'],
  ['How is traffic safety improved?', '公安部门要加强道路交通安全管理，减少事故。'],
])('%s is nearer to its passage than to others', async (question, answer) => {
  const others = ['会议听取了全市经济运行情况的汇报。', '今年粮食产量比去年增加三万吨。'];
  const embedder = await loadEmbedder(modelEntry(null));

  const asked = await embedder.embedQuery(question);
  const vectors = await embedder.embedPassages([answer, ...others]);

  const cosines = vectors.map(vector => vector.reduce((sum, x, i) => sum + x * asked[i]!, 0));
  expect(cosines.indexOf(Math.max(...cosines))).toBe(0);
});
