// @ts-check
/** @import { ChatMessage, ShownMessage } from '../page-events.ts' */
import { element } from './element.js';
import { copy, keyboard } from './keyboard.js';
import { richText } from './rich-text.js';

/**
 * @typedef {object} BubbleActions
 * @property {number} personId
 * @property {(message: ChatMessage) => void} onReply
 * @property {(message: ChatMessage) => void} onEdit
 * @property {(messageId: number) => void} onJump
 * @property {(command: string) => void} onCommand
 * @property {(url: string, event: MouseEvent) => void} onLink
 */

/**
 * Draws one message.
 * @param {ShownMessage} shown
 * @param {BubbleActions} actions
 * @returns {HTMLElement}
 */
export function bubble({ message, unseen }, actions) {
  const isOwn = message.from.id === actions.personId;
  const isNamed = !isOwn && message.chat.type !== 'private';
  const body = element('div', { class: 'bubble' }, [
    ...(isNamed ? [element('strong', { class: 'sender' }, [message.from.first_name])] : []),
    ...replyPreview(message, actions.onJump),
    element('div', { class: 'text', dir: 'auto' }, [
      ...richText(message.text, message.entities ?? [], actions),
      element('span', { class: 'meta' }, [metaText(message)]),
    ]),
  ]);
  const column = element('div', { class: 'column' }, [body, ...keyboard(message, actions.onLink)]);
  if (unseen) column.append(element('p', { class: 'unseen' }, ['机器人看不到这条消息']));
  const drawn = element(
    'article',
    {
      class: isOwn ? 'message own' : 'message',
      'data-message-id': String(message.message_id),
      'aria-label': isOwn ? '我' : message.from.first_name,
    },
    [column, toolbar(message, isOwn, actions)],
  );
  body.addEventListener('dblclick', () => actions.onReply(message));
  body.addEventListener('click', () => choose(drawn));
  return drawn;
}

/**
 * Marks one message as chosen, which shows its tools on a touch screen; again unmarks it.
 * @param {HTMLElement} message
 */
function choose(message) {
  const isChosen = message.classList.contains('chosen');
  for (const other of document.querySelectorAll('.chosen')) other.classList.remove('chosen');
  message.classList.toggle('chosen', !isChosen);
}

/**
 * @param {ChatMessage} message
 * @returns {string}
 */
function metaText({ date, edit_date }) {
  const time = new Date(date * 1000).toLocaleTimeString('zh-Hans', {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  return edit_date ? `已编辑 ${time}` : time;
}

/**
 * @param {ChatMessage} message
 * @param {(messageId: number) => void} onJump
 * @returns {HTMLElement[]}
 */
function replyPreview({ reply_to_message: replied, quote }, onJump) {
  if (!replied) return [];
  const excerpt = excerptOf(quote?.text ?? replied.text ?? '');
  return [
    element(
      'button',
      { type: 'button', class: 'reply-preview', click: () => onJump(replied.message_id) },
      [
        element('strong', {}, [replied.from?.first_name ?? '']),
        element('span', { class: 'excerpt' }, [excerpt]),
      ],
    ),
  ];
}

/**
 * The beginning of a text, in one line.
 * @param {string} text
 * @returns {string}
 */
export function excerptOf(text) {
  return [...text.replace(/\s+/g, ' ')].slice(0, 80).join('');
}

/**
 * What can be done with a message; shown on hover, focus or tap.
 * @param {ChatMessage} message
 * @param {boolean} isOwn
 * @param {BubbleActions} actions
 * @returns {HTMLElement}
 */
function toolbar(message, isOwn, actions) {
  /** @type {[string, string, () => void][]} */
  const tools = [
    ['reply', '回复', () => actions.onReply(message)],
    ['copy', '复制', () => void copy(message.text)],
  ];
  if (isOwn) tools.push(['edit', '编辑', () => actions.onEdit(message)]);
  return element(
    'div',
    { class: 'tools' },
    tools.map(([key, label, click]) =>
      element('button', { type: 'button', 'data-focus-key': key, click }, [label]),
    ),
  );
}
