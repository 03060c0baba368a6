/**
 * A worker, or a builder that hands out texts, that begins to embed and never gets to the end; it says so in
 * a line. Told as JSON: {role, url, texts}.
 */
import { createHash } from 'node:crypto';
import { LocalEmbedders } from '../../../../dist/index/embedding/local-embedders.js';
import { HandOut } from '../../../../dist/index/postgres/spread/hand-out.js';
import { work } from '../../../../dist/index/postgres/spread/work.js';
import { connect } from '../../../../dist/postgres/connect.js';

const { role, url, texts } = JSON.parse(process.argv[2] ?? '{}');
const store = connect(url);
let hasSaid = false;

/** With the name and hash of test/helpers/fake-embedder.ts. */
const embedder = {
  name: 'fake',
  sha256: createHash('sha256').update('fake embedder').digest('hex'),
  dimension: 64,
  embedPassages: () => {
    if (!hasSaid) process.stdout.write('embeds\n');
    hasSaid = true;
    return new Promise(() => {});
  },
  embedQuery: () => new Promise(() => {}),
};

setInterval(() => {}, 1_000);
if (role === 'worker') {
  await work({ store, embedder, signal: new AbortController().signal });
} else {
  const embed = new HandOut({ store, embedder, local: new LocalEmbedders(undefined) }).start();
  const batches = Array.from({ length: texts.length / 32 }, (_, i) => i * 32);
  await Promise.all(batches.map(at => embed(texts.slice(at, at + 32))));
}
