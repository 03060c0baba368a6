/**
 * `node measure-dense.js INDEX QUESTIONS`: of the ten passages nearest to a question, how many the
 * index finds; compared with all vectors of its graph, one by one.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openEmbedder, productModule, requireOfProduct } from './product.js';

const DEPTH = 10;
const MOST_ASKED = 50;
const TIE = 1e-4;
const [folder = '', questionsFile = ''] = process.argv.slice(2);
const { openIndex } = await productModule('index/open');
const { HierarchicalNSW } = requireOfProduct('hnswlib-node');
const embedder = await openEmbedder();
const index = await openIndex(folder, embedder);
const generation = readdirSync(folder).find(name => name.startsWith('gen-')) ?? '';
const graph = new HierarchicalNSW('ip', embedder.dimension);
graph.readIndexSync(path.join(folder, generation, 'vectors.hnsw'));
const questions = JSON.parse(readFileSync(questionsFile, 'utf8')).slice(0, MOST_ASKED);
/** @type {{ vector: Float32Array, best: { id: number, score: number }[] }[]} */
const asked = [];
for (const { text } of questions) asked.push({ vector: await embedder.embedQuery(text), best: [] });
// All vectors at once would take gigabytes.
for (const id of graph.getIdsList()) compare(id, graph.getPoint(id));
let found = 0;
for (const { vector, best } of asked) {
  const evidence = await index.evidence({
    terms: [],
    vector,
    limits: { passages: 0, nearest: DEPTH, reports: 0 },
    reportIndexes: [],
  });
  const got = new Set(
    evidence.map((/** @type {{ passageId: number }} */ { passageId }) => passageId),
  );
  // Copies with other numbers are as near as each other: one is as good as another.
  const least = (best.at(-1)?.score ?? 0) - TIE;
  const near = [...got].filter(id => scoreOf(graph.getPoint(id), vector) >= least);
  found += Math.min(near.length, best.length);
}
process.stdout.write(`${found / (asked.length * DEPTH)}\n`);

/**
 * Keep a passage for the questions to which it is among the nearest so far.
 * @param {number} id
 * @param {number[]} vector
 */
function compare(id, vector) {
  for (const { vector: question, best } of asked) {
    const score = scoreOf(vector, question);
    if (best.length === DEPTH && score <= best[DEPTH - 1].score) continue;
    best.push({ id, score });
    best.sort((a, b) => b.score - a.score);
    best.length = Math.min(best.length, DEPTH);
  }
}

/**
 * @param {number[]} vector
 * @param {Float32Array} question
 */
function scoreOf(vector, question) {
  let score = 0;
  for (let i = 0; i < vector.length; i++) score += vector[i] * question[i];
  return score;
}
