import { expect, it } from 'vitest';
import {
  questionsPicture,
  questionsSvg,
} from '../../../src/telegram/admin/lists/questions-picture.ts';
import type { DayOfQuestions } from '../../../src/telegram/state/state.ts';

const words = { title: '提问', answered: '有回答', notFound: '没有回答', milliseconds: '毫秒' };

function day(fields: Partial<DayOfQuestions> = {}): DayOfQuestions {
  return { day: '2022-05-12', answered: 6, notFound: 2, p50: 30, p95: 200, ...fields };
}

/** Heights of the bars, which are as wide as each other and no squares of the legend. */
function barsOf(svg: string): number[] {
  const bars = svg.matchAll(/<rect x="[\d.]+" y="[\d.]+" width="[\d.]+" height="([\d.]+)" fill/gu);
  return [...bars].map(([, height]) => Number(height));
}

it('has bars as high as the questions are many', () => {
  const svg = questionsSvg([day(), day({ day: '2022-05-13', answered: 3, notFound: 0 })], words);

  const [answered = 0, notFound = 0, next = 0, ...none] = barsOf(svg);
  expect(answered).toBeCloseTo(3 * notFound, 1);
  expect(answered).toBeCloseTo(2 * next, 1);
  expect(none).toEqual([]);
  for (const word of Object.values(words)) expect(svg).toContain(`>${word}<`);
});

it('gives every day a bar of its own, however many there are', () => {
  const days = Array.from({ length: 200 }, (_, i) =>
    day({ day: new Date(Date.UTC(2022, 0, 1 + i)).toISOString().slice(0, 10) }),
  );

  const xs = [...questionsSvg(days, words).matchAll(/<rect x="([\d.]+)" y/gu)].map(([, x]) => x);

  expect(new Set(xs).size).toBeGreaterThanOrEqual(200);
});

it('has no times for a day without questions', () => {
  const none = day({ day: '2022-05-13', answered: 0, notFound: 0, p50: 0, p95: 0 });

  const dots = questionsSvg([day(), none, day({ day: '2022-05-14' })], words).match(/<circle/gu);

  expect(dots).toHaveLength(4);
});

it.each([
  ['no day', []],
  ['one day', [day()]],
  ['a day of nothing', [day({ answered: 0, notFound: 0, p50: 0, p95: 0 })]],
  ['many', [day({ answered: 1_234_567, p95: 60_000 })]],
])('can be drawn of %s', async (_, days) => {
  expect(questionsSvg(days, words)).not.toMatch(/NaN|Infinity/u);
  expect((await questionsPicture(days, words)).length).toBeGreaterThan(1000);
});
