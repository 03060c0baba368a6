// @ts-check
/** @import { OpenChat } from './chats.js' */
/** @import { ShownChat } from '../page-events.ts' */
import { avatar } from './avatar.js';
import { excerptOf, timeOf } from './bubble.js';
import { byId, element, moveByArrows } from './element.js';
import { word } from './words.js';

const list = byId('chat-list', HTMLUListElement);
moveByArrows(list, 'button');

/**
 * @param {Pick<ShownChat, 'chat'>} shown
 * @param {string} botName
 * @returns {string} the other side of a private chat, or the group
 */
export function titleOf({ chat }, botName) {
  return chat.type === 'private' ? botName : chat.title;
}

/**
 * Draws the list of chats.
 * @param {readonly OpenChat[]} chats
 * @param {number} currentId
 * @param {{ id: number, first_name: string }} bot
 * @param {(chatId: number) => void} onChoose
 */
export function showChatList(chats, currentId, bot, onChoose) {
  const focusedAt = [...list.children].findIndex(item => item.contains(document.activeElement));
  const items = chats.map(open => {
    const isPrivate = open.chat.type === 'private';
    const title = titleOf(open, bot.first_name);
    const last = open.messages.at(-1)?.message;
    const excerpt = last ? excerptOf(last) : word('empty');
    const sender = last && !isPrivate ? `${last.from.first_name}：` : '';
    const button = element(
      'button',
      { type: 'button', class: 'chat-item', click: () => onChoose(open.chat.id) },
      [
        avatar(title, open.chat.id, isPrivate),
        element('span', { class: 'chat-item-text' }, [
          element('span', { class: 'chat-item-line' }, [
            element('b', { dir: 'auto' }, [title]),
            element('time', {}, [last ? timeOf(last.date) : '']),
          ]),
          element('span', { class: 'chat-item-line' }, [
            element('span', { class: 'excerpt', dir: 'auto' }, [sender + excerpt]),
            ...unreadBadge(open.unread),
          ]),
        ]),
      ],
    );
    if (open.chat.id === currentId) button.setAttribute('aria-current', 'true');
    return element('li', {}, [button]);
  });
  list.replaceChildren(...items);
  items[focusedAt]?.querySelector('button')?.focus();
}

/**
 * @param {number} count
 * @returns {HTMLElement[]} one element, or none
 */
export function unreadBadge(count) {
  if (count === 0) return [];
  const label = word('unread', { count });
  return [element('span', { class: 'badge', role: 'img', 'aria-label': label }, [String(count)])];
}
