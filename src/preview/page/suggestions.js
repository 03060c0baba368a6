// @ts-check
/** @import { BotCommand } from 'grammy/types' */
import { word } from './words.js';

/**
 * @typedef {object} Suggestion
 * @property {string} label
 * @property {string} description
 * @property {string} insert what replaces the typed beginning
 * @property {boolean} isComplete whether it can be sent as it is
 */

/**
 * What a draft may be going to say: a command, or the name of the bot.
 * @param {string} draft
 * @param {{ botUsername: string, isGroup: boolean, commands: readonly BotCommand[] }} place
 * @returns {Suggestion[]}
 */
export function suggestionsFor(draft, { botUsername, isGroup, commands }) {
  const command = /^\/([a-z0-9_]*)$/i.exec(draft)?.[1]?.toLowerCase();
  if (command !== undefined) {
    return commands
      .filter(each => each.command.startsWith(command))
      .map(({ command: name, description }) => ({
        label: `/${name}`,
        description,
        insert: isGroup ? `/${name}@${botUsername}` : `/${name}`,
        isComplete: true,
      }));
  }
  const mention = /(?:^|\s)@([a-z0-9_]*)$/i.exec(draft)?.[1]?.toLowerCase();
  if (mention === undefined || !botUsername.startsWith(mention)) return [];
  const label = `@${botUsername}`;
  return [{ label, description: word('inline'), insert: label, isComplete: false }];
}

/**
 * @param {string} draft
 * @param {Suggestion} suggestion
 * @returns {string} the draft with the suggestion instead of its typed beginning
 */
export function withSuggestion(draft, { insert }) {
  return draft.replace(/[/@]?[a-z0-9_@]*$/i, '') + insert;
}
