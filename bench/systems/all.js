/** Where each system is: a process loads only the one that it measures. Ours stands first. */
const PLACES = [
  ['yinju', 'yinju'],
  ['minisearch', 'miniSearchDefaults'],
  ['minisearch', 'miniSearchTerms'],
  ['orama', 'oramaWords'],
  ['orama', 'oramaHybrid'],
  ['fts5', 'fts5Trigrams'],
  ['fts5', 'fts5Terms'],
  ['lancedb', 'lanceDb'],
  ['langchain', 'langChain'],
];

export const SYSTEMS = PLACES.map(([, id]) => id);

/**
 * @param {string} id one of SYSTEMS
 * @returns {Promise<import('./system.js').System>}
 */
export async function loadSystem(id) {
  const place = PLACES.find(([, exported]) => exported === id);
  if (!place) throw new Error(`no system ${id}`);
  return (await import(`./${place[0]}.js`))[id];
}
