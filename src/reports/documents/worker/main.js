import './quiet.js';
import { parentPort } from 'node:worker_threads';
import { docxHtml } from './docx-html.js';
import { goOffline } from './offline.js';
import { pdfText } from './pdf-text.js';
import { DocumentProblem } from './problem.js';

/**
 * The thread that reads pdf and docx documents: it is asked for one at a time, has no network, and
 * whoever asks ends it when it takes too long or too much memory. Plain JavaScript, because Node 20
 * runs no TypeScript in a thread.
 *
 * @typedef {{ pages: number, textCharacters: number }} Limits
 * @typedef {{ format: 'pdf', bytes: Uint8Array, limits: Limits }
 *   | { format: 'docx', parts: Map<string, Uint8Array | null>, limits: Limits }} Request
 */

const attempts = goOffline();

parentPort?.on('message', async (/** @type {Request} */ request) => {
  attempts.length = 0;
  const answer = await textOf(request).then(text => ({ text }), problemOf);
  parentPort?.postMessage(
    attempts.length > 0 ? { problem: 'connects', detail: attempts[0] } : answer,
  );
});
parentPort?.postMessage({ ready: true });

/** @param {Request} request */
function textOf(request) {
  return request.format === 'pdf'
    ? pdfText(request.bytes, request.limits)
    : docxHtml(request.parts, request.limits);
}

/** @param {unknown} error */
function problemOf(error) {
  if (error instanceof DocumentProblem) return { problem: error.kind, detail: error.message };
  return { problem: 'broken', detail: String(error) };
}
