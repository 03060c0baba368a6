/**
 * `node measure-dense.js INDEX QUESTIONS`: of the ten passages nearest to a question, how many the
 * index finds; compared with all vectors of its graph, one by one.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openEmbedder, productModule, requireOfProduct } from './product.js';

const DEPTH = 10;
const [folder = '', questionsFile = ''] = process.argv.slice(2);
const { openIndex } = await productModule('index/open');
const { HierarchicalNSW } = requireOfProduct('hnswlib-node');
const embedder = await openEmbedder();
const index = await openIndex(folder, embedder);
const generation = readdirSync(folder).find(name => name.startsWith('gen-')) ?? '';
const graph = new HierarchicalNSW('ip', embedder.dimension);
graph.readIndexSync(path.join(folder, generation, 'vectors.hnsw'));
const vectors = graph
  .getIdsList()
  .map((/** @type {number} */ id) => ({ id, vector: graph.getPoint(id) }));

let found = 0;
const questions = JSON.parse(readFileSync(questionsFile, 'utf8')).slice(0, 50);
for (const { text } of questions) {
  const vector = await embedder.embedQuery(text);
  const evidence = await index.evidence({
    terms: [],
    vector,
    limits: { passages: 0, nearest: DEPTH, reports: 0 },
    reportIndexes: [],
  });
  const got = new Set(
    evidence.map((/** @type {{ passageId: number }} */ { passageId }) => passageId),
  );
  for (const id of nearest(vector)) found += got.has(id) ? 1 : 0;
}
process.stdout.write(`${found / (questions.length * DEPTH)}\n`);

/** @param {Float32Array} question */
function nearest(question) {
  const scored = vectors.map(({ id, vector }) => ({
    id,
    score: vector.reduce((sum, value, i) => sum + value * question[i], 0),
  }));
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, DEPTH)
    .map(({ id }) => id);
}
