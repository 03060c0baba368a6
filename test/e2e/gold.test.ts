import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { judge } from '../helpers/judge.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const SHARED = fileURLToPath(new URL('../../../shared', import.meta.url));
const QUESTIONS = path.join(SHARED, 'gold/questions.jsonl');
const LEAST_RIGHT = 33;

it('answers the gold questions about real reports', async ({ skip }) => {
  skip(!existsSync(QUESTIONS), `no gold questions: ${QUESTIONS} is absent`);
  const index = path.join(await tempFolder(), 'index');

  const { right, wrong } = await judge(QUESTIONS, path.join(SHARED, 'seeds'), index);

  console.info(`gold: ${right} of ${right + wrong.length} right\n${wrong.join('\n')}`);
  expect(right + wrong.length).toBe(37);
  expect(right, wrong.join('\n')).toBeGreaterThanOrEqual(LEAST_RIGHT);
});
