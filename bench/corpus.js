/** The reports and questions that all systems get, as files of one folder. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { openEmbedder, productModule } from './product.js';

/**
 * @typedef {object} Passage
 * @property {number} id number of the passage in the product's index
 * @property {string} text its words behind those of its report: title, date, place and speaker
 */
/**
 * @typedef {object} Question
 * @property {string} text
 * @property {number[]} passages that answer it
 */

/**
 * Write the passages of the product's index and the questions as `passages.jsonl` and
 * `questions.json`: everyone searches the same passages.
 * @param {string} bench folder of the benchmark
 * @param {string} indexFolder
 * @param {string} work folder for what is made
 * @param {number} every only every so many questions are asked
 */
export async function prepare(bench, indexFolder, work, every) {
  const { openIndex } = await productModule('index/open');
  const { judgedQuestions } = await productModule('evaluate/questions');
  const { passageHeader } = await productModule('index/build/split');
  const index = await openIndex(indexFolder, await openEmbedder());
  const lines = [];
  for (const reportIndex of await index.reportIndexes()) {
    const [record] = await index.records([reportIndex]);
    const body = await index.body(reportIndex);
    for (let i = 0; i < record.passageCount; i++) {
      const [passage] = await index.passages([record.firstPassage + i]);
      const words = body.slice(passage.start, passage.end);
      const text = `${passageHeader(record, passage.speaker)}\n${words}`;
      lines.push(JSON.stringify({ id: passage.passageId, text }));
    }
  }
  const { questions } = await judgedQuestions(
    index,
    path.join(bench, 'ncp', 'queries.jsonl'),
    path.join(bench, 'ncp', 'qrels.tsv'),
  );
  index.close();
  const asked = questions
    .filter((_, i) => i % every === 0)
    .map(({ text, passages }) => ({ text, passages: [...passages] }));
  writeFileSync(path.join(work, 'passages.jsonl'), `${lines.join('\n')}\n`);
  writeFileSync(path.join(work, 'questions.json'), JSON.stringify(asked));
  return { passages: lines.length, questions: asked.length };
}

/** @param {string} bench */
export function corporaOf(bench) {
  return [path.join(bench, 'ncp', 'corpus.jsonl'), path.join(bench, 'news-2020-2022.jsonl.gz')];
}
