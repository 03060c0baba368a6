/**
 * Measures one system in a process of its own: `node measure.js build|ask SYSTEM WORK`. Prints one
 * JSON object.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadSystem } from './systems/all.js';

const BYTES_A_MIB = 1024 * 1024;
const [step = '', id = '', work = ''] = process.argv.slice(2);
const folder = path.join(work, id);

async function build() {
  const system = await loadSystem(id);
  mkdirSync(folder, { recursive: true });
  const passages = id === 'yinju' ? [] : readPassages();
  const started = performance.now();
  await system.build(passages, folder);
  return { name: system.name, how: system.how, buildSeconds: (performance.now() - started) / 1000 };
}

async function ask() {
  const system = await loadSystem(id);
  const questions = JSON.parse(readFileSync(path.join(work, 'questions.json'), 'utf8'));
  const search = await system.open(folder);
  const found = [await search(questions[0].text)];
  // Counted from the start of the process.
  const coldStartMs = performance.now();
  const milliseconds = [];
  // The first question was asked while code was still being compiled.
  for (const { text } of questions.slice(1, 20)) await search(text);
  found.length = 0;
  for (const { text } of questions) {
    const started = performance.now();
    found.push(await search(text));
    milliseconds.push(performance.now() - started);
  }
  return { coldStartMs, milliseconds, found, rssMiB: process.memoryUsage().rss / BYTES_A_MIB };
}

/** @returns {import('./corpus.js').Passage[]} */
function readPassages() {
  const lines = readFileSync(path.join(work, 'passages.jsonl'), 'utf8').trimEnd().split('\n');
  return lines.map(line => JSON.parse(line));
}

const result = step === 'build' ? await build() : await ask();
// A library may print as well: the result is the last line.
process.stdout.write(`\n${JSON.stringify(result)}\n`, () => process.exit(0));
