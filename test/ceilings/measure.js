/**
 * `node measure.js INDEX`: answers questions over an index and prints, as JSON, what an answer takes
 * against a loop of fixed work, and the memory that is taken then.
 */
import { questions } from './questions.js';

const ROUNDS = 8;
const [folder = ''] = process.argv.slice(2);
const dist = new URL('../../dist/', import.meta.url);
const load = (/** @type {string} */ module) => import(new URL(`${module}.js`, dist).href);
const { loadEmbedder } = await load('index/embedder');
const { modelEntry } = await load('index/embedding/models');
const { openIndex } = await load('index/open');
const { answerQuestion } = await load('answer/answer');
const embedder = await loadEmbedder(modelEntry(null));
const index = await openIndex(folder, embedder);

async function answerAll() {
  for (const question of questions) await answerQuestion(index, embedder, question);
}

/** What the product does most, in fixed amount: cutting texts, looking words up, adding numbers. */
function reference() {
  const text = questions.join('。').repeat(40);
  const counts = new Map();
  for (let i = 0; i + 1 < text.length; i++) {
    const pair = text.slice(i, i + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const numbers = new Float32Array(1 << 16);
  for (let i = 0; i < 1 << 20; i++) numbers[i & 0xffff] += counts.size / (i + 1);
  return numbers[0];
}

/** @param {() => unknown} work */
async function cpuMs(work) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

// Compiled code and a shared machine: the fastest rounds of both are compared.
let [answers, loops] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
for (let round = 0; round < ROUNDS; round++) {
  answers = Math.min(answers, (await cpuMs(answerAll)) / questions.length);
  loops = Math.min(loops, await cpuMs(reference));
}
const rssMiB = process.memoryUsage().rss / 2 ** 20;
process.stdout.write(`${JSON.stringify({ answerToReference: answers / loops, rssMiB })}\n`);
process.exit(0);
