import type { ReportIndex } from '../index/report-index.ts';

const MOST_EXAMPLES = 3;

/** Questions that the loaded corpus can answer, for an empty chat. */
export async function exampleQuestions(index: ReportIndex): Promise<string[]> {
  const records = await index.records(await index.latestReports(20));
  const examples: string[] = [];
  for (const { place, title, chair, speakers } of records) {
    const where = place.county ?? place.city;
    if (!where || !title || examples.length === MOST_EXAMPLES) continue;
    const speaker = speakers.find(name => name !== chair);
    const questions = [
      `${where}的会议是谁主持的？`,
      speaker ? `${speaker}在${where}的会议上提出了什么要求？` : `${where}的会议提出了什么要求？`,
      `${where}对学校有什么要求？`,
    ];
    const next = questions[examples.length];
    if (next && !examples.some(example => example.includes(where))) examples.push(next);
  }
  return examples;
}
