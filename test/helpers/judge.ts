import { type GoldResult, goldQuestions, judgeGold } from '../../src/evaluate/gold.ts';
import type { Answer } from '../../src/types.ts';
import { runYinju } from './run-yinju.ts';

/** Index the reports with the shipped model, ask all questions as a person would, and judge. */
export async function judge(
  questionsFile: string,
  reports: string,
  index: string,
): Promise<GoldResult> {
  await runYinju(['index', '--reports', reports, '--index', index]);
  const run = await runYinju(['ask', '--index', index, '--batch', questionsFile, '--json']);
  const answers = run.stdout
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line) as Answer & { _id: string })
    .map(answer => [answer._id, answer] as const);
  return judgeGold(await goldQuestions(questionsFile), new Map(answers));
}
