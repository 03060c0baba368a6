import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import MiniSearch from 'minisearch';
import { openTerms } from '../product.js';
import { DEPTH } from './system.js';

/**
 * @param {string} name
 * @param {string} how
 * @param {() => Promise<object>} options what its documentation has for the language
 * @returns {import('./system.js').System}
 */
function miniSearch(name, how, options) {
  const all = async () => ({ fields: ['text'], ...(await options()) });
  return {
    name,
    how,
    async build(passages, folder) {
      const index = new MiniSearch(await all());
      index.addAll(passages);
      writeFileSync(path.join(folder, 'index.json'), JSON.stringify(index));
    },
    async open(folder) {
      const json = readFileSync(path.join(folder, 'index.json'), 'utf8');
      const index = MiniSearch.loadJSON(json, await all());
      return async question =>
        index
          .search(question)
          .slice(0, DEPTH)
          .map(result => Number(result.id));
    },
  };
}

export const miniSearchDefaults = miniSearch('MiniSearch', 'its defaults', async () => ({}));

export const miniSearchTerms = miniSearch(
  'MiniSearch, our terms',
  'pairs of characters',
  async () => {
    const terms = await openTerms();
    return { tokenize: terms, processTerm: (/** @type {string} */ term) => term };
  },
);
