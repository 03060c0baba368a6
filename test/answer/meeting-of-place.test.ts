import { expect, it } from 'vitest';
import { answerQuestion } from '../../src/answer/answer.ts';
import { buildIndex } from '../../src/index/build.ts';
import { openIndex } from '../../src/index/open.ts';
import { builtIndex } from '../helpers/built-index.ts';
import { fakeEmbedder } from '../helpers/fake-embedder.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

it.each([
  ['云岭会议是谁主持的？', '骆守诚主持'],
  ['澄溪会议是谁主持的？', '简明岳主持'],
])('%s is answered, however few words that shares with a report', async (question, named) => {
  const embedder = fakeEmbedder();
  const indexFolder = await tempFolder();
  await buildIndex({ inputs: ['data/reports'], indexFolder, embedder });
  const index = await openIndex(indexFolder, embedder);

  const { answer } = await answerQuestion(index, embedder, question);

  expect(answer.quotes[0]?.text).toContain(named);
  index.close();
});

it('a meeting of a place is not told by reports of elsewhere that mention it', async () => {
  const { index, embedder } = await builtIndex([
    {
      title: '舞钢市召开疫情防控工作会议',
      date: '2022-05-04',
      text: '5月4日，舞钢市召开疫情防控工作会议。会议要求，排查上海等中高风险地区来舞返舞人员，建立台账。',
    },
  ]);
  const ask = async (question: string) => (await answerQuestion(index, embedder, question)).answer;

  const answer = await ask('上海会议说了什么？');

  expect(answer).toMatchObject({ reason: 'no_such_place', missing: '上海' });
  expect((await ask('哪些会议提到了上海？')).quotes[0]?.text).toContain('上海');
  index.close();
});
