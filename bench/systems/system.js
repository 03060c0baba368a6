/**
 * @typedef {object} System one way to search the passages
 * @property {string} name as the table has it
 * @property {string} [how] what is worth knowing of its set-up
 * @property {(passages: import('../corpus.js').Passage[], folder: string) => Promise<void>} build
 *   everything from texts to what is on disk, embedding included where it is used
 * @property {(folder: string) => Promise<Search>} open from the disk, ready for the first question
 */
/**
 * @callback Search
 * @param {string} question
 * @returns {Promise<number[]>} numbers of the ten best passages, the best first
 */

/** Passages that a system gives for a question. */
export const DEPTH = 10;
