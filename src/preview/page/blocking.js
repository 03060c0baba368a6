// @ts-check
/** @import { ShownChat } from '../page-events.ts' */
import { act } from './connection.js';
import { byId } from './element.js';
import { showError } from './notices.js';
import { word } from './words.js';

const bar = byId('absent', HTMLElement);
const note = byId('absent-note', HTMLElement);
const bringBack = byId('bring-back', HTMLButtonElement);
const form = byId('composer', HTMLFormElement);
const blockButton = byId('block', HTMLButtonElement);

/** @type {ShownChat | undefined} */
let shown;

blockButton.addEventListener('click', () => perform('block', { blocked: true }));
bringBack.addEventListener('click', () => {
  if (shown?.chat.type === 'private') perform('block', { blocked: false });
  else perform('invite', { chatId: shown?.chat.id });
});

/**
 * Where the bot is blocked a bar stands instead of the text field; where it has left, above it.
 * @param {ShownChat} chat
 */
export function showBlocking(chat) {
  shown = chat;
  const isPrivate = chat.chat.type === 'private';
  const isThere = chat.botStatus === 'member';
  bar.hidden = isThere;
  note.textContent = word(isPrivate ? 'blocked' : 'left');
  bringBack.textContent = word(isPrivate ? 'unblock' : 'invite');
  form.hidden = isPrivate && !isThere;
  blockButton.disabled = !isPrivate || !isThere;
}

/**
 * @param {'block' | 'invite'} action
 * @param {object} body
 */
function perform(action, body) {
  void act(action, body).catch(showError);
}
