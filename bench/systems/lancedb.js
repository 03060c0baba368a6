import { connect, Index, rerankers } from '@lancedb/lancedb';
import { openEmbedder } from '../product.js';
import { DEPTH } from './system.js';

const BATCH = 2_000;

/** @type {import('./system.js').System} */
export const lanceDb = {
  name: 'LanceDB, hybrid',
  how: 'its ngram tokenizer, our vectors, its reciprocal rank fusion',
  async build(passages, folder) {
    const embedder = await openEmbedder();
    const db = await connect(folder);
    let table = null;
    for (let i = 0; i < passages.length; i += BATCH) {
      const batch = passages.slice(i, i + BATCH);
      const vectors = await embedder.embedPassages(batch.map(({ text }) => text));
      const rows = batch.map(({ id, text }, n) => ({ id, text, vector: Array.from(vectors[n]) }));
      if (table) await table.add(rows);
      else table = await db.createTable('passages', rows);
    }
    await table?.createIndex('text', {
      config: Index.fts({ baseTokenizer: 'ngram', ngramMinLength: 2, ngramMaxLength: 2 }),
    });
    db.close();
  },
  async open(folder) {
    const embedder = await openEmbedder();
    const table = await (await connect(folder)).openTable('passages');
    const fusion = await rerankers.RRFReranker.create();
    return async question => {
      const rows = await table
        .query()
        .fullTextSearch(question, { columns: ['text'] })
        .nearestTo(Array.from(await embedder.embedQuery(question)))
        .rerank(fusion)
        .select(['id'])
        .limit(DEPTH)
        .toArray();
      return rows.map(row => Number(row.id));
    };
  },
};
