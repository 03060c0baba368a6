// @ts-check
/** @import { ShownMessage } from '../page-events.ts' */
/** @import { BubbleActions } from './bubble.js' */
import { bubble } from './bubble.js';
import { byId, element } from './element.js';

/** So far from the end the person still counts as reading the newest message. */
const nearEndPx = 120;

const log = byId('log', HTMLElement);
const toBottom = byId('to-bottom', HTMLButtonElement);

const isCalm = matchMedia('(prefers-reduced-motion: reduce)');
let isAtEnd = true;

log.addEventListener('scroll', () => {
  isAtEnd = isNearEnd();
  toBottom.hidden = isAtEnd;
});
// A taller text field or a phone's keyboard must not cover the newest message.
new ResizeObserver(() => {
  if (isAtEnd) scrollToEnd();
}).observe(log);
toBottom.addEventListener('click', () => scrollToEnd());

/**
 * Shows a whole chat.
 * @param {readonly ShownMessage[]} messages
 * @param {BubbleActions} actions
 * @param {() => HTMLElement} welcome what an empty chat shows
 */
export function showAll(messages, actions, welcome) {
  // Busy: a reader is not told the whole history again.
  log.ariaBusy = 'true';
  log.replaceChildren();
  for (const shown of messages) add(shown, actions);
  if (messages.length === 0) log.append(welcome());
  log.ariaBusy = 'false';
  scrollToEnd();
}

/**
 * Adds a new message and keeps the end in view, unless the person reads further up.
 * @param {ShownMessage} shown
 * @param {BubbleActions} actions
 */
export function append(shown, actions) {
  const wasNearEnd = isNearEnd();
  log.querySelector('.welcome')?.remove();
  const drawn = add(shown, actions);
  if (shown.message.from.id === actions.personId) return scrollToEnd();
  if (!wasNearEnd) {
    toBottom.hidden = false;
    return;
  }
  // A long answer is read from its beginning.
  if (drawn.offsetHeight > log.clientHeight) drawn.scrollIntoView({ block: 'start' });
  else scrollToEnd();
}

/**
 * Draws a message again, with the focus where it was.
 * @param {ShownMessage} shown
 * @param {BubbleActions} actions
 */
export function replace(shown, actions) {
  const old = find(shown.message.message_id);
  if (!old) return;
  const wasNearEnd = isNearEnd();
  const focused = document.activeElement;
  const key = old.contains(focused) && focused instanceof HTMLElement && focused.dataset.focusKey;
  const drawn = bubble(shown, actions);
  old.replaceWith(drawn);
  if (key) {
    const same = drawn.querySelector(`[data-focus-key="${key}"]`);
    const next = same ?? drawn.querySelector('.key') ?? log;
    if (next instanceof HTMLElement) next.focus({ preventScroll: true });
  }
  if (wasNearEnd && drawn.offsetHeight <= log.clientHeight) scrollToEnd();
}

/** @param {number} messageId */
export function remove(messageId) {
  find(messageId)?.remove();
}

/**
 * Brings a message into view and marks it for a moment.
 * @param {number} messageId
 */
export function jumpTo(messageId) {
  const target = find(messageId);
  target?.scrollIntoView({ block: 'center', behavior: isCalm.matches ? 'auto' : 'smooth' });
  target?.classList.add('found');
  setTimeout(() => target?.classList.remove('found'), 1500);
}

/**
 * @param {ShownMessage} shown
 * @param {BubbleActions} actions
 * @returns {HTMLElement}
 */
function add(shown, actions) {
  const day = dayOf(shown.message.date);
  const lastDay = [...log.querySelectorAll('.day')].at(-1);
  if (lastDay?.textContent !== day) log.append(element('p', { class: 'day' }, [day]));
  const drawn = bubble(shown, actions);
  log.append(drawn);
  return drawn;
}

/**
 * @param {number} seconds
 * @returns {string}
 */
function dayOf(seconds) {
  return new Date(seconds * 1000).toLocaleDateString('zh-Hans', { month: 'long', day: 'numeric' });
}

/**
 * @param {number} messageId
 * @returns {HTMLElement | null}
 */
function find(messageId) {
  return log.querySelector(`[data-message-id="${messageId}"]`);
}

/** @returns {boolean} */
function isNearEnd() {
  return log.scrollHeight - log.scrollTop - log.clientHeight < nearEndPx;
}

function scrollToEnd() {
  log.scrollTop = log.scrollHeight;
}
