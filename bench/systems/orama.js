import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { create, insertMultiple, search } from '@orama/orama';
import { persist, restore } from '@orama/plugin-data-persistence';
import { createTokenizer } from '@orama/tokenizers/mandarin';
import { openEmbedder } from '../product.js';
import { DEPTH } from './system.js';

const BATCH = 500;

/**
 * @param {string} name
 * @param {string} how
 * @param {boolean} isHybrid
 * @returns {import('./system.js').System}
 */
function orama(name, how, isHybrid) {
  return {
    name,
    how,
    async build(passages, folder) {
      const embedder = isHybrid ? await openEmbedder() : null;
      const db = await create({
        schema: { text: 'string', ...(embedder && { embedding: `vector[${embedder.dimension}]` }) },
        components: { tokenizer: await createTokenizer() },
      });
      for (let i = 0; i < passages.length; i += BATCH) {
        const batch = passages.slice(i, i + BATCH);
        const vectors = embedder && (await embedder.embedPassages(batch.map(({ text }) => text)));
        const rows = batch.map(({ id, text }, n) => ({
          id: String(id),
          text,
          ...(vectors && { embedding: Array.from(vectors[n]) }),
        }));
        await insertMultiple(db, rows, BATCH);
      }
      writeFileSync(path.join(folder, 'index.json'), await persist(db, 'json'));
    },
    async open(folder) {
      const embedder = isHybrid ? await openEmbedder() : null;
      const db = await restore('json', readFileSync(path.join(folder, 'index.json'), 'utf8'));
      // What was persisted does not say how words are cut.
      db.tokenizer = await createTokenizer();
      return async question => {
        const words = { term: question, limit: DEPTH, properties: ['text'] };
        const found = await search(
          db,
          embedder
            ? {
                ...words,
                mode: 'hybrid',
                vector: {
                  value: [...(await embedder.embedQuery(question))],
                  property: 'embedding',
                },
                similarity: 0,
              }
            : words,
        );
        return found.hits.map(hit => Number(hit.id));
      };
    },
  };
}

export const oramaWords = orama('Orama', 'its mandarin tokenizer', false);
export const oramaHybrid = orama('Orama, hybrid', 'its mandarin tokenizer, our vectors', true);
