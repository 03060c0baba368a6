// @ts-check
/** @import { PageEvent } from '../page-events.ts' */

/**
 * Listens to the server; the browser connects again by itself, and each connection begins with a
 * snapshot, so nothing is missed.
 * @param {(event: PageEvent) => void} onEvent
 * @param {(isOnline: boolean) => void} onOnline
 */
export function listen(onEvent, onOnline) {
  const source = new EventSource('/events');
  source.addEventListener('open', () => onOnline(true));
  source.addEventListener('error', () => onOnline(false));
  source.addEventListener('message', ({ data }) => onEvent(JSON.parse(data)));
}

/**
 * Does something as the person.
 * @param {'message' | 'edit' | 'callback' | 'clear'} action
 * @param {object} body
 * @returns {Promise<any>} the server's result
 * @throws {Error} with words to show
 */
export async function act(action, body) {
  const response = await fetch(`/user/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined);
  if (!response) throw new Error('连不上预览服务，它可能已经停止');
  const answer = await response.json().catch(() => ({ description: response.statusText }));
  if (!answer.ok) throw new Error(answer.description);
  return answer.result;
}
