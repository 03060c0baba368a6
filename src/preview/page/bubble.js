// @ts-check
/** @import { TextActions } from './rich-text.js' */
/** @import { ChatMessage, ShownMessage } from '../page-events.ts' */
import { avatar } from './avatar.js';
import { copy } from './clipboard.js';
import { element, icon } from './element.js';
import { keyboard } from './keyboard.js';
import { media } from './media.js';
import { richText } from './rich-text.js';
import { currentLanguage, word } from './words.js';

/**
 * @typedef {object} MessageActions
 * @property {number} personId
 * @property {(message: ChatMessage) => void} onReply
 * @property {(message: ChatMessage) => void} onEdit
 * @property {(messageId: number) => void} onJump
 * @property {(query: string, isHere: boolean) => void} onInlineQuery `isHere`: in this chat
 */
/** @typedef {TextActions & MessageActions} BubbleActions */

/**
 * Draws one message.
 * @param {ShownMessage} shown
 * @param {BubbleActions} actions
 * @returns {HTMLElement}
 */
export function bubble({ message, unseen, reaction }, actions) {
  const { from, chat } = message;
  const isOwn = from.id === actions.personId;
  const isNamed = !isOwn && chat.type !== 'private';
  const content = media(message);
  const body = element('div', { class: 'bubble' }, [
    ...(isNamed ? [element('strong', { class: 'sender', dir: 'auto' }, [from.first_name])] : []),
    ...viaBot(message),
    ...replyPreview(message, actions.onJump),
    ...content,
    element('div', { class: 'text', dir: 'auto' }, [
      ...richText(textOf(message), message.entities ?? message.caption_entities ?? [], actions),
      meta(message, isOwn, unseen),
    ]),
    ...(reaction ? [element('span', { class: 'reaction' }, [reaction])] : []),
  ]);
  if (message.photo) body.classList.add('with-photo');
  const column = element('div', { class: 'column' }, [body, ...keyboard(message, actions)]);
  if (unseen) column.append(element('p', { class: 'unseen' }, [word('unseen')]));
  const drawn = element(
    'article',
    {
      class: `message${isOwn ? ' own' : ''}`,
      tabindex: '-1',
      'data-message-id': String(message.message_id),
      'data-from': String(from.id),
      'aria-label': from.first_name,
    },
    [
      ...(isNamed ? [avatar(from.first_name, from.id, from.is_bot)] : []),
      column,
      toolbar(message, isOwn, actions),
    ],
  );
  body.addEventListener('dblclick', () => actions.onReply(message));
  body.addEventListener('click', () => choose(drawn));
  return drawn;
}

/**
 * What a message says, be it a text or words with a photo or file.
 * @param {Partial<ChatMessage>} message
 * @returns {string}
 */
export function textOf({ text, caption }) {
  return text ?? caption ?? '';
}

/**
 * The beginning of a message, in one line.
 * @param {Partial<ChatMessage>} message
 * @returns {string}
 */
export function excerptOf(message) {
  const kind = message.photo ? word('photo') : message.document?.fileName;
  const text = [kind, textOf(message)].filter(Boolean).join(' · ');
  return [...text.replace(/\s+/g, ' ')].slice(0, 80).join('');
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
 * The time in the corner, and for an own message whether the bot gets it.
 * @param {ChatMessage} message
 * @param {boolean} isOwn
 * @param {boolean} unseen
 * @returns {HTMLElement}
 */
function meta({ date, edit_date }, isOwn, unseen) {
  const drawn = element('span', { class: 'meta' }, [
    ...(edit_date ? [`${word('edited')} `] : []),
    element('time', {}, [timeOf(date)]),
  ]);
  if (isOwn) drawn.append(icon(unseen ? 'check' : 'checks'));
  return drawn;
}

/**
 * @param {number} seconds
 * @returns {string}
 */
export function timeOf(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString(currentLanguage(), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}

/**
 * @param {ChatMessage} message
 * @returns {HTMLElement[]}
 */
function viaBot({ via_bot: bot }) {
  if (!bot) return [];
  return [element('span', { class: 'via' }, [word('via', { name: bot.username ?? '' })])];
}

/**
 * @param {ChatMessage} message
 * @param {(messageId: number) => void} onJump
 * @returns {HTMLElement[]}
 */
function replyPreview({ reply_to_message: replied, quote }, onJump) {
  if (!replied) return [];
  const excerpt = excerptOf(/** @type {Partial<ChatMessage>} */ (quote ?? replied));
  return [
    element(
      'button',
      { type: 'button', class: 'reply-preview', click: () => onJump(replied.message_id) },
      [
        element('strong', { dir: 'auto' }, [replied.from?.first_name ?? '']),
        element('span', { class: 'excerpt', dir: 'auto' }, [excerpt]),
      ],
    ),
  ];
}

/**
 * What can be done with a message; shown on hover, focus or tap.
 * @param {ChatMessage} message
 * @param {boolean} isOwn
 * @param {BubbleActions} actions
 * @returns {HTMLElement}
 */
function toolbar(message, isOwn, actions) {
  /** @type {['reply' | 'copy' | 'edit', () => void][]} */
  const tools = [
    ['reply', () => actions.onReply(message)],
    ['copy', () => void copy(textOf(message))],
  ];
  if (isOwn && message.text) tools.push(['edit', () => actions.onEdit(message)]);
  return element(
    'div',
    { class: 'tools' },
    tools.map(([name, click]) =>
      element(
        'button',
        {
          type: 'button',
          'data-focus-key': name,
          'aria-label': word(name),
          title: word(name),
          click,
        },
        [icon(name)],
      ),
    ),
  );
}
