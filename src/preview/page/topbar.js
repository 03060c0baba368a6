// @ts-check
import { avatar } from './avatar.js';
import { byId } from './element.js';
import { word } from './words.js';

/** Telegram shows an action for five seconds, or until the bot writes. */
const actionMs = 5000;

const status = byId('chat-status', HTMLElement);
const banner = byId('banner', HTMLElement);

/**
 * Actions of the bot, by chat.
 * @type {Map<number, { action: string, ending: ReturnType<typeof setTimeout> }>}
 */
const actions = new Map();
let shown = { id: 0, quiet: '' };

/**
 * Says whose chat is open.
 * @param {{ id: number, title: string, isBot: boolean, quiet: string }} chat `quiet`: what is said of it while nothing happens
 */
export function showTopbar({ id, title, isBot, quiet }) {
  byId('chat-title', HTMLElement).textContent = title;
  const picture = Object.assign(avatar(title, id, isBot), { id: 'chat-avatar' });
  byId('chat-avatar', HTMLElement).replaceWith(picture);
  shown = { id, quiet };
  showStatus();
}

/**
 * @param {number} chatId
 * @param {string} action
 */
export function showAction(chatId, action) {
  clearTimeout(actions.get(chatId)?.ending);
  actions.set(chatId, { action, ending: setTimeout(() => endAction(chatId), actionMs) });
  showStatus();
}

/** @param {number} chatId */
export function endAction(chatId) {
  clearTimeout(actions.get(chatId)?.ending);
  actions.delete(chatId);
  showStatus();
}

/** @param {boolean} isOnline */
export function showOnline(isOnline) {
  banner.textContent = isOnline ? '' : word('offline');
  banner.hidden = isOnline;
}

function showStatus() {
  const action = actions.get(shown.id)?.action;
  const busy = word(action?.startsWith('upload') ? 'uploading' : 'typing');
  status.textContent = action ? busy : shown.quiet;
  status.classList.toggle('typing', action !== undefined);
}
