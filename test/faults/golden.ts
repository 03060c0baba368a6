import { readFileSync } from 'node:fs';
import { answerQuestion } from '../../src/answer/answer.ts';
import { openIndex } from '../../src/index/open.ts';
import type { ReportIndex } from '../../src/index/report-index.ts';
import { plainEmbedder } from './child/embedder.js';

const SAMPLE_QUESTIONS = new URL('../fixtures/sample-questions.jsonl', import.meta.url);
/** About what the reports of the lab have in common and where their versions differ. */
const MORE_QUESTIONS = [
  '河湾区全区招募多少名楼门宣传员？',
  '河湾区的宣传员每人联系多少户？',
  '研州的防汛会议要求堤防多久巡查一次？',
  '我县的疫苗接种点几点开放？',
  '桐坪县的加强针接种率要达到多少？',
  '北滩的会议由谁主持？',
  '城西区的会议上谁讲话？',
  '鹿鸣县对学校有什么要求？',
  '最近的会议说了什么？',
  '2022年6月的会议要求什么？',
];

/** Fifty questions: those of the samples, and more. */
export const QUESTIONS: string[] = [
  ...readFileSync(SAMPLE_QUESTIONS, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => (JSON.parse(line) as { text: string }).text),
  ...MORE_QUESTIONS,
];

/** The golden answers of an opened index, as one text. */
export async function goldenAnswers(index: ReportIndex, questions = QUESTIONS): Promise<string> {
  const answers: string[] = [];
  for (const question of questions) answers.push(await goldenAnswer(index, question));
  return answers.join('\n');
}

export async function goldenAnswer(
  index: ReportIndex,
  question: string,
  embedder = plainEmbedder(),
): Promise<string> {
  const { answer } = await answerQuestion(index, embedder, question);
  return JSON.stringify(answer);
}

/** The golden answers of an index folder as it is. */
export async function answersOf(indexFolder: string): Promise<string> {
  const index = await openIndex(indexFolder, plainEmbedder());
  try {
    return await goldenAnswers(index);
  } finally {
    index.close();
  }
}
