import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MemoryVectorStore } from '@langchain/classic/vectorstores/memory';
import { Document } from '@langchain/core/documents';
import { Embeddings } from '@langchain/core/embeddings';
import { openEmbedder } from '../product.js';
import { DEPTH } from './system.js';

class OurEmbeddings extends Embeddings {
  /** @param {Awaited<ReturnType<typeof openEmbedder>>} embedder */
  constructor(embedder) {
    super({});
    this.embedder = embedder;
  }

  /** @param {string[]} texts */
  async embedDocuments(texts) {
    const vectors = await this.embedder.embedPassages(texts);
    return vectors.map((/** @type {Float32Array} */ vector) => Array.from(vector));
  }

  /** @param {string} text */
  async embedQuery(text) {
    return Array.from(await this.embedder.embedQuery(text));
  }
}

/** @type {import('./system.js').System} */
export const langChain = {
  name: 'LangChain.js, memory store',
  how: 'our vectors; its vectors are written to disk as JSON, which it does not do itself',
  async build(passages, folder) {
    const store = new MemoryVectorStore(new OurEmbeddings(await openEmbedder()));
    await store.addDocuments(
      passages.map(({ id, text }) => new Document({ pageContent: text, metadata: { id } })),
    );
    writeFileSync(path.join(folder, 'vectors.json'), JSON.stringify(store.memoryVectors));
  },
  async open(folder) {
    const store = new MemoryVectorStore(new OurEmbeddings(await openEmbedder()));
    store.memoryVectors = JSON.parse(readFileSync(path.join(folder, 'vectors.json'), 'utf8'));
    return async question => {
      const found = await store.similaritySearch(question, DEPTH);
      return found.map(({ metadata }) => Number(metadata.id));
    };
  },
};
