import { expect, it } from 'vitest';
import { wordsIn } from '../helpers/words.ts';

it('English speaks of one as of one', () => {
  const t = wordsIn('en');
  const one = { count: 1, days: 1, questions: 1, people: 1, times: 1, reports: 1 };
  const none = { percent: 0, up: 0, down: 0, p50: 0, p95: 0, question: '？', reason: '', date: '' };
  const texts = ['admin-removed', 'admin-stats', 'admin-unanswered-row', 'admin-reports-title'].map(
    id => t(id, { ...one, ...none }),
  );
  expect(texts.join('\n')).not.toMatch(/\b1 (?:files|days|questions|people|times|reports)\b/u);
  expect(texts.join('\n')).toMatch(/Last day: 1 question,.*\n1 person asked/u);
});
