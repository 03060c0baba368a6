// @ts-check
import { confirmLink } from './notices.js';

const ownMachine = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/**
 * What a link to the bot says to it; null when it leads elsewhere.
 * @param {URL} url
 * @param {string} botUsername
 * @returns {{ payload: string | null } | null} without a payload it only opens the chat
 */
function deepLink({ hostname, pathname, searchParams }, botUsername) {
  const isBot = pathname.slice(1).toLowerCase() === botUsername.toLowerCase();
  if (!/^(?:t|telegram)\.me$/.test(hostname) || !isBot) return null;
  return { payload: searchParams.get('start') };
}

/**
 * Follows a link: opens it, asks first, or stays in this page.
 * @param {string} address
 * @param {object} options
 * @param {string} options.botUsername
 * @param {boolean} options.isShown the person has read where it leads
 * @param {(payload: string | null) => void} options.onStart
 * @param {Event} [click] on an anchor that would open the link by itself
 */
export function follow(address, { botUsername, isShown, onStart }, click) {
  if (!URL.canParse(address)) return;
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol)) return;
  const inside = deepLink(url, botUsername);
  if (click && !inside && (isShown || ownMachine.test(url.hostname))) return;
  click?.preventDefault();
  if (inside) onStart(inside.payload);
  else confirmLink(address);
}
