// @ts-check
/** @import { PageEvent } from '../page-events.ts' */
import { word } from './words.js';

const retryMs = 2000;

/** Whom the person in front of the page plays. */
let personId = 0;

/** @param {number} id */
export function playAs(id) {
  personId = id;
}

/**
 * Listens to the server and connects again when it is lost; each connection begins with a
 * snapshot, so nothing is missed.
 * @param {(event: PageEvent) => void} onEvent
 * @param {(isOnline: boolean) => void} onOnline
 */
export function listen(onEvent, onOnline) {
  const source = new EventSource('/events');
  source.addEventListener('open', () => onOnline(true));
  source.addEventListener('error', () => {
    onOnline(false);
    // A refusal, unlike a lost connection, ends the browser's own attempts.
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => listen(onEvent, onOnline), retryMs);
    }
  });
  source.addEventListener('message', ({ data }) => onEvent(JSON.parse(data)));
}

/**
 * Does something as the person who is played.
 * @param {'message' | 'edit' | 'callback' | 'clear' | 'inline' | 'inline/choose' | 'faults' | 'block' | 'invite'} action
 * @param {object} body
 * @returns {Promise<any>} the server's result
 * @throws {Error} with words to show
 */
export async function act(action, body) {
  return post(action, JSON.stringify({ as: personId, ...body }), {
    'content-type': 'application/json',
  });
}

/**
 * Sends a file.
 * @param {number} chatId
 * @param {File} file
 * @param {string} caption
 * @throws {Error} with words to show
 */
export async function sendFile(chatId, file, caption) {
  const form = new FormData();
  form.set('as', String(personId));
  form.set('chatId', String(chatId));
  form.set('caption', caption);
  form.set('file', file);
  await post('document', form, {});
}

/**
 * @param {string} action
 * @param {string | FormData} body
 * @param {Record<string, string>} headers
 * @returns {Promise<any>}
 */
async function post(action, body, headers) {
  const response = await fetch(`/user/${action}`, { method: 'POST', headers, body }).catch(
    () => undefined,
  );
  if (!response) throw new Error(word('no-server'));
  const answer = await response.json().catch(() => ({ description: response.statusText }));
  if (!answer.ok) throw new Error(answer.description);
  return answer.result;
}
