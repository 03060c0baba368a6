/**
 * Builds an index in a database, in a process that dies when its client asks the database for the Nth
 * time; with 0 it lives, and tells how often it asked. Told as JSON: {url, inputs, indexFolder, at}.
 */
import { createHash } from 'node:crypto';
import pg from 'pg';
import { buildAt } from '../../../../dist/index/postgres/build/build-at.js';
import { foldText } from '../../../../dist/text/fold.js';
import { terms } from '../../../../dist/text/terms.js';

const { url, inputs, indexFolder, at } = JSON.parse(process.argv[2] ?? '{}');
const DIMENSION = 64;
let asked = 0;

const { query } = pg.Client.prototype;
pg.Client.prototype.query = function (...given) {
  asked++;
  if (asked === at) process.kill(process.pid, 'SIGKILL');
  return query.apply(this, given);
};

/** As test/helpers/fake-embedder.ts has it. */
function bagOfTerms(text) {
  const vector = new Float32Array(DIMENSION);
  for (const term of terms(foldText(text))) {
    const slot = createHash('md5').update(term).digest().readUInt32LE() % DIMENSION;
    vector[slot] = (vector[slot] ?? 0) + 1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map(value => value / length);
}

const embedder = {
  name: 'fake',
  sha256: createHash('sha256').update('fake embedder').digest('hex'),
  dimension: DIMENSION,
  embedPassages: async texts => texts.map(bagOfTerms),
  embedQuery: async text => bagOfTerms(text),
};
const { manifest } = await buildAt(url, { inputs, indexFolder, embedder });
process.stdout.write(JSON.stringify({ generation: manifest.generation, asked }));
