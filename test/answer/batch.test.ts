import { expect, it } from 'vitest';
import { answerInOrder } from '../../src/answer/batch.ts';
import { type PreviousQuestion, understand } from '../../src/search/understand.ts';

it('hands every question what the one it comes after left', async () => {
  const asked: [string, string | null][] = [];
  const answer = async (text: string, previous: PreviousQuestion | null) => {
    asked.push([text, previous?.query.text ?? null]);
    return { remembered: { query: understand(text), reportIndexes: [] } };
  };
  const questions = [
    { _id: 'a', text: '甲？' },
    { _id: 7, text: '乙？', after: 'a' },
    { _id: 'c', text: '丙？', after: null },
    { _id: 'd', text: '丁？', after: 7 },
    { _id: 'e', text: '戊？', after: 'unknown' },
  ];

  const order: unknown[] = [];
  for await (const { question } of answerInOrder(questions, answer)) order.push(question._id);

  expect(order).toEqual(['a', 7, 'c', 'd', 'e']);
  expect(asked).toEqual([
    ['甲？', null],
    ['乙？', '甲？'],
    ['丙？', null],
    ['丁？', '乙？'],
    ['戊？', null],
  ]);
});
