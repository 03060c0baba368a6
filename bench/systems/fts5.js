import path from 'node:path';
import { openTerms, requireOfProduct } from '../product.js';
import { DEPTH } from './system.js';

const Database = requireOfProduct('better-sqlite3');
const TRIGRAM = 3;

/**
 * @param {string} name
 * @param {string} how
 * @param {string} tokenizer
 * @param {() => Promise<{ stored(text: string): string, asked(question: string): string[] }>} cutting
 * @returns {import('./system.js').System}
 */
function fts5(name, how, tokenizer, cutting) {
  return {
    name,
    how,
    async build(passages, folder) {
      const { stored } = await cutting();
      const db = new Database(path.join(folder, 'index.sqlite'));
      db.exec(`CREATE VIRTUAL TABLE passages USING fts5(text, tokenize = '${tokenizer}')`);
      const insert = db.prepare('INSERT INTO passages (rowid, text) VALUES (?, ?)');
      db.transaction(() => {
        for (const { id, text } of passages) insert.run(id, stored(text));
      })();
      db.exec("INSERT INTO passages (passages) VALUES ('optimize')");
      db.close();
    },
    async open(folder) {
      const { asked } = await cutting();
      const db = new Database(path.join(folder, 'index.sqlite'), { readonly: true });
      const find = db
        .prepare('SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?')
        .pluck();
      return async question => {
        const words = [...new Set(asked(question))].map(word => `"${word.replaceAll('"', '""')}"`);
        return words.length === 0 ? [] : find.all(words.join(' OR '), DEPTH);
      };
    },
  };
}

export const fts5Trigrams = fts5('SQLite FTS5', 'its trigram tokenizer', 'trigram', async () => ({
  stored: text => text,
  // Any of its trigrams: the whole question as a phrase stands in no passage.
  asked: question => {
    const characters = [...question];
    return characters
      .slice(0, Math.max(0, characters.length - TRIGRAM + 1))
      .map((_, i) => characters.slice(i, i + TRIGRAM).join(''));
  },
}));

export const fts5Terms = fts5(
  'SQLite FTS5, our terms',
  'pairs of characters',
  'unicode61',
  async () => {
    const terms = await openTerms();
    return { stored: text => terms(text).join(' '), asked: terms };
  },
);
