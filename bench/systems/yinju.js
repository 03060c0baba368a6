import { spawnSync } from 'node:child_process';
import { corporaOf } from '../corpus.js';
import { openEmbedder, productModule, YINJU } from '../product.js';
import { DEPTH } from './system.js';

/** @type {import('./system.js').System} */
export const yinju = {
  name: 'yinju',
  how: 'reads and cleans the reports as well; a question is answered whole, with quotes',
  // Others are given its passages; it makes them itself.
  async build(_passages, folder) {
    const args = ['index', '--full', '--index', folder, '--reports', ...corporaOf(BENCH), '--json'];
    const run = spawnSync(process.execPath, [YINJU, ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (run.status !== 0) throw new Error('yinju index failed');
  },
  async open(folder) {
    const { openIndex } = await productModule('index/open');
    const { answerFrom, consider } = await productModule('answer/answer');
    const embedder = await openEmbedder();
    const index = await openIndex(folder, embedder);
    return async question => {
      const considered = await consider(index, embedder, question);
      await answerFrom(considered);
      return considered.found.hits.slice(0, DEPTH).map(hit => hit.passageId);
    };
  },
};
const BENCH = process.env.YINJU_BENCH_DATA ?? '';
