// @ts-check
import { element, icon } from './element.js';

const colours = 6;

/**
 * A round picture: the sign of the bot, or the first character of a name.
 * @param {string} name
 * @param {number} id of the user or chat, which decides the colour
 * @param {boolean} [isBot]
 * @returns {HTMLElement}
 */
export function avatar(name, id, isBot = false) {
  const look = isBot ? 'avatar' : `avatar avatar-${Math.abs(id) % colours}`;
  const inside = isBot ? icon('quote') : ([...name][0] ?? '');
  return element('span', { class: look, 'aria-hidden': 'true' }, [inside]);
}
