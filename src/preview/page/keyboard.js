// @ts-check
/** @import { InlineKeyboardButton } from 'grammy/types' */
/** @import { ChatMessage } from '../page-events.ts' */
import { act } from './connection.js';
import { element } from './element.js';
import { showAlert, showError, showToast } from './notices.js';

/** A button waits this long for the bot's answer before it may be pressed again. */
const maxWaitMs = 15_000;

/**
 * Pressed buttons that wait for an answer, by callback id.
 * @type {Map<string, HTMLElement>}
 */
const waiting = new Map();
/**
 * Answers may overtake the id they belong to.
 * @type {Set<string>}
 */
const early = new Set();

/**
 * The inline keyboard under a message.
 * @param {ChatMessage} message
 * @param {(url: string, event: MouseEvent) => void} onLink
 * @returns {HTMLElement[]} one element, or none
 */
export function keyboard(message, onLink) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (rows.length === 0) return [];
  const drawn = rows.map((row, rowAt) =>
    element(
      'div',
      { class: 'keyboard-row' },
      row.map((button, at) => drawButton(message, button, `button-${rowAt}-${at}`, onLink)),
    ),
  );
  return [element('div', { class: 'keyboard', role: 'group', 'aria-label': '按钮' }, drawn)];
}

/**
 * @param {ChatMessage} message
 * @param {InlineKeyboardButton} button
 * @param {string} focusKey
 * @param {(url: string, event: MouseEvent) => void} onLink
 * @returns {HTMLElement}
 */
function drawButton(message, button, focusKey, onLink) {
  const style = 'style' in button && button.style ? ` ${button.style}` : '';
  const attributes = { class: `key${style}`, 'data-focus-key': focusKey };
  if ('url' in button) {
    const anchor = element(
      'a',
      { ...attributes, href: button.url, target: '_blank', rel: 'noopener noreferrer' },
      [button.text, element('span', { class: 'key-mark', 'aria-hidden': 'true' }, ['↗'])],
    );
    anchor.addEventListener('click', event => onLink(button.url, event));
    return anchor;
  }
  const drawn = element('button', { ...attributes, type: 'button' }, [button.text]);
  if ('callback_data' in button) {
    drawn.addEventListener('click', () => void press(drawn, message, button.callback_data));
  } else if ('copy_text' in button) {
    drawn.addEventListener('click', () => void copy(button.copy_text.text));
  }
  return drawn;
}

/**
 * @param {HTMLElement} button
 * @param {ChatMessage} message
 * @param {string} data
 */
async function press(button, message, data) {
  if (button.ariaBusy === 'true') return;
  button.ariaBusy = 'true';
  try {
    const place = { chatId: message.chat.id, messageId: message.message_id };
    const { callbackId } = await act('callback', { ...place, data });
    if (early.delete(callbackId)) return release(button);
    waiting.set(callbackId, button);
    setTimeout(() => {
      waiting.delete(callbackId);
      release(button);
    }, maxWaitMs);
  } catch (error) {
    release(button);
    showError(error);
  }
}

/** @param {HTMLElement} button */
function release(button) {
  button.ariaBusy = 'false';
}

/**
 * Shows the bot's answer to a press.
 * @param {{ callbackId: string, text: string, isAlert: boolean, url: string }} answer
 */
export function showAnswer({ callbackId, text, isAlert, url }) {
  const button = waiting.get(callbackId);
  if (button) release(button);
  else early.add(callbackId);
  waiting.delete(callbackId);
  if (text && isAlert) showAlert(text);
  else if (text) showToast(text);
  if (/^https?:\/\//i.test(url)) window.open(url, '_blank', 'noopener,noreferrer');
}

/** @param {string} text */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    showToast('已复制');
  } catch {
    showToast('浏览器不允许复制');
  }
}
