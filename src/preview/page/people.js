// @ts-check
/** @import { User } from 'grammy/types' */
import { avatar } from './avatar.js';
import { unreadBadge } from './chat-list.js';
import { byId, element } from './element.js';

const list = byId('people', HTMLElement);

/**
 * Draws who can be played; radio buttons, so the arrows work by themselves.
 * @param {readonly User[]} people
 * @param {number} personId
 * @param {(personId: number) => number} unreadOf
 * @param {(personId: number) => void} onChoose
 */
export function showPeople(people, personId, unreadOf, onChoose) {
  const hadFocus = list.contains(document.activeElement);
  const drawn = people.map(({ id, first_name: name }) => {
    const button = element('input', { type: 'radio', name: 'person', value: String(id) });
    button.checked = id === personId;
    button.addEventListener('change', () => onChoose(id));
    return element('label', { class: 'person' }, [
      button,
      avatar(name, id),
      element('span', { class: 'person-name', dir: 'auto' }, [name]),
      ...unreadBadge(id === personId ? 0 : unreadOf(id)),
    ]);
  });
  list.replaceChildren(...drawn);
  const chosen = list.querySelector('input:checked');
  if (hadFocus && chosen instanceof HTMLElement) chosen.focus();
}
