// @ts-check
/** @import { ShownChat } from '../page-events.ts' */
import { excerptOf } from './bubble.js';
import { byId, element } from './element.js';

/** @typedef {ShownChat & { unread: number }} OpenChat */

/**
 * @param {ShownChat} shown
 * @param {string} botName
 * @returns {string} the other side of a private chat, or the group
 */
export function titleOf({ chat }, botName) {
  return chat.type === 'private' ? botName : chat.title;
}

/**
 * Draws the list of chats.
 * @param {Iterable<OpenChat>} chats
 * @param {number} currentId
 * @param {string} botName
 * @param {(chatId: number) => void} onChoose
 */
export function showChatList(chats, currentId, botName, onChoose) {
  const list = byId('chat-list', HTMLUListElement);
  const items = [...chats].map(open => {
    const title = titleOf(open, botName);
    const last = open.messages.at(-1)?.message;
    const badge = open.unread > 0 ? [unreadBadge(open.unread)] : [];
    const button = element(
      'button',
      { type: 'button', class: 'chat-item', click: () => onChoose(open.chat.id) },
      [
        avatar(title, open.chat.type),
        element('span', { class: 'chat-item-text' }, [
          element('b', {}, [title]),
          element('span', { class: 'excerpt' }, [last ? excerptOf(last.text) : '还没有消息']),
        ]),
        ...badge,
      ],
    );
    if (open.chat.id === currentId) button.setAttribute('aria-current', 'true');
    return element('li', {}, [button]);
  });
  list.replaceChildren(...items);
}

/**
 * @param {string} title
 * @param {string} kind
 * @returns {HTMLElement}
 */
export function avatar(title, kind) {
  return element('span', { class: `avatar ${kind}`, 'aria-hidden': 'true' }, [[...title][0] ?? '']);
}

/**
 * @param {number} count
 * @returns {HTMLElement}
 */
function unreadBadge(count) {
  return element('span', { class: 'badge', 'aria-label': `${count} 条未读` }, [String(count)]);
}
