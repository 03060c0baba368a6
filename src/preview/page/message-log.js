// @ts-check
/** @import { BubbleActions } from './bubble.js' */
/** @import { ShownMessage } from '../page-events.ts' */
import { bubble } from './bubble.js';
import { byId, element, moveByArrows } from './element.js';
import { currentLanguage } from './words.js';

/** So far from the end the person still counts as reading the newest message. */
const nearEndPx = 120;

const log = byId('log', HTMLElement);
const toBottom = byId('to-bottom', HTMLButtonElement);
const missed = byId('missed', HTMLElement);

const isCalm = matchMedia('(prefers-reduced-motion: reduce)');
let isAtEnd = true;

log.addEventListener('scroll', () => {
  isAtEnd = isNearEnd();
  toBottom.hidden = isAtEnd;
  if (isAtEnd) missed.textContent = '';
});
// A taller text field or a phone's keyboard must not cover the newest message.
new ResizeObserver(() => {
  if (isAtEnd) scrollToEnd();
}).observe(log);
// A photo gets its height only when it is there.
log.addEventListener('load', () => isAtEnd && scrollToEnd(), true);
toBottom.addEventListener('click', () => scrollToEnd());
// From the log itself the arrows lead to its newest message.
log.addEventListener('keydown', event => {
  const newest = [...log.querySelectorAll('.message')].at(-1);
  if (event.target !== log || event.key !== 'ArrowUp' || !(newest instanceof HTMLElement)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  newest.focus();
});
moveByArrows(log, '.message');

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
  missed.textContent = '';
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
  drawn.classList.add('new');
  if (shown.message.from.id === actions.personId) return scrollToEnd();
  if (!wasNearEnd) {
    toBottom.hidden = false;
    missed.textContent = String(Number(missed.textContent) + 1);
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
  const hadFocus = old.contains(focused);
  const key = focused instanceof HTMLElement ? focused.dataset.focusKey : undefined;
  const drawn = bubble(shown, actions);
  drawn.classList.toggle('joined', old.classList.contains('joined'));
  drawn.classList.toggle('followed', old.classList.contains('followed'));
  old.replaceWith(drawn);
  if (hadFocus) {
    const same = key && drawn.querySelector(`[data-focus-key="${key}"]`);
    const next = same || (drawn.querySelector('.key') ?? drawn);
    if (next instanceof HTMLElement) next.focus({ preventScroll: true });
  }
  if (wasNearEnd && drawn.offsetHeight <= log.clientHeight) scrollToEnd();
}

/** @param {number} messageId */
export function remove(messageId) {
  const found = find(messageId);
  const [before, after] = [found?.previousElementSibling, found?.nextElementSibling];
  found?.remove();
  if (after) group(before, after);
  else before?.classList.remove('followed');
}

/**
 * Brings a message into view and marks it for a moment.
 * @param {number} messageId
 */
export function jumpTo(messageId) {
  const target = find(messageId);
  target?.scrollIntoView({ block: 'center', behavior: isCalm.matches ? 'auto' : 'smooth' });
  target?.focus({ preventScroll: true });
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
  const before = log.lastElementChild;
  log.append(drawn);
  group(before, drawn);
  return drawn;
}

/**
 * Puts messages of one sender close to each other; only the last has a tail.
 * @param {Element | null | undefined} before
 * @param {Element} after
 */
function group(before, after) {
  const from = before instanceof HTMLElement ? before.dataset.from : undefined;
  const isSame = after instanceof HTMLElement && from !== undefined && from === after.dataset.from;
  before?.classList.toggle('followed', isSame);
  after.classList.toggle('joined', isSame);
}

/**
 * @param {number} seconds
 * @returns {string}
 */
function dayOf(seconds) {
  return new Date(seconds * 1000).toLocaleDateString(currentLanguage(), {
    month: 'long',
    day: 'numeric',
  });
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
