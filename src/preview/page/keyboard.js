// @ts-check
/** @import { InlineKeyboardButton } from 'grammy/types' */
/** @import { BubbleActions } from './bubble.js' */
/** @import { ChatMessage } from '../page-events.ts' */
import { copy } from './clipboard.js';
import { act } from './connection.js';
import { element, icon } from './element.js';
import { showAlert, showError, showToast } from './notices.js';
import { word } from './words.js';

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
 * @param {BubbleActions} actions
 * @returns {HTMLElement[]} one element, or none
 */
export function keyboard(message, actions) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (rows.length === 0) return [];
  const drawn = rows.map((row, rowAt) =>
    element(
      'div',
      { class: 'keyboard-row' },
      row.map((button, at) => drawButton(message, button, `button-${rowAt}-${at}`, actions)),
    ),
  );
  return [
    element('div', { class: 'keyboard', role: 'group', 'aria-label': word('buttons') }, drawn),
  ];
}

/**
 * @param {ChatMessage} message
 * @param {InlineKeyboardButton} button
 * @param {string} focusKey
 * @param {BubbleActions} actions
 * @returns {HTMLElement}
 */
function drawButton(message, button, focusKey, actions) {
  const style = 'style' in button && button.style ? ` ${button.style}` : '';
  const attributes = { class: `key${style}`, 'data-focus-key': focusKey, dir: 'auto' };
  if ('url' in button) {
    const address = { href: button.url, target: '_blank', rel: 'noopener noreferrer' };
    const anchor = element('a', { ...attributes, ...address }, [button.text, icon('outward')]);
    anchor.addEventListener('click', event => actions.onLink(button.url, false, event));
    return anchor;
  }
  const drawn = element('button', { ...attributes, type: 'button' }, [button.text]);
  if ('callback_data' in button) {
    drawn.addEventListener('click', () => void press(drawn, message, button.callback_data));
  } else if ('copy_text' in button) {
    drawn.append(icon('copy'));
    drawn.addEventListener('click', () => void copy(button.copy_text.text));
  } else {
    const query = inlineQueryOf(button);
    if (query)
      drawn.addEventListener('click', () => actions.onInlineQuery(query.text, query.isHere));
  }
  return drawn;
}

/**
 * @param {InlineKeyboardButton} button
 * @returns {{ text: string, isHere: boolean } | undefined}
 */
function inlineQueryOf(button) {
  if ('switch_inline_query_current_chat' in button) {
    return { text: button.switch_inline_query_current_chat, isHere: true };
  }
  if ('switch_inline_query' in button) return { text: button.switch_inline_query, isHere: false };
  if ('switch_inline_query_chosen_chat' in button) {
    return { text: button.switch_inline_query_chosen_chat.query ?? '', isHere: false };
  }
  return undefined;
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
 * @param {(url: string) => void} onLink
 */
export function showAnswer({ callbackId, text, isAlert, url }, onLink) {
  const button = waiting.get(callbackId);
  if (button) release(button);
  else early.add(callbackId);
  waiting.delete(callbackId);
  if (text && isAlert) showAlert(text);
  else if (text) showToast(text);
  if (url) onLink(url);
}
