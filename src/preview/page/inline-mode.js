// @ts-check
/** @import { ShownInlineResults } from '../page-events.ts' */
/** @import { Choice } from './choice-list.js' */
import { act } from './connection.js';
import { showError } from './notices.js';
import { word } from './words.js';

/** Telegram, too, waits for a pause before it asks a bot. */
const pauseMs = 250;

/**
 * Results of the bot for `@its_name words` in the text field.
 * @param {object} options
 * @param {string} options.botUsername
 * @param {() => number} options.chatId
 * @param {(choices: Choice[], isMore: boolean) => void} options.onChoices
 * @param {() => void} options.onChosen
 * @param {(payload: string) => void} options.onStart
 */
export function inlineMode({ botUsername, chatId, onChoices, onChosen, onStart }) {
  const pattern = new RegExp(`^@${botUsername}\\s(.*)$`, 'is');
  /** @type {{ chatId: number, query: string, offset: string, inlineId?: string } | undefined} */
  let asked;
  let nextOffset = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  /**
   * Results may overtake the id they belong to.
   * @type {Map<string, ShownInlineResults>}
   */
  const early = new Map();

  /**
   * @param {string} draft
   * @returns {boolean} whether the draft is a query of inline mode
   */
  function read(draft) {
    const query = pattern.exec(draft)?.[1];
    clearTimeout(pause);
    if (query === undefined) {
      stop();
      return false;
    }
    asked = { chatId: chatId(), query, offset: '' };
    nextOffset = '';
    onChoices([note('searching')], false);
    pause = setTimeout(() => void request(), pauseMs);
    return true;
  }

  function stop() {
    clearTimeout(pause);
    asked = undefined;
    nextOffset = '';
  }

  async function request() {
    const current = asked;
    if (!current) return;
    try {
      const { inlineId } = await act('inline', current);
      if (asked !== current) return;
      current.inlineId = inlineId;
      const overtaker = early.get(inlineId);
      if (overtaker) take(overtaker);
    } catch (error) {
      if (asked !== current) return;
      onChoices([], false);
      showError(error);
    }
  }

  /** Asks for the next page, once. */
  function more() {
    if (!asked || nextOffset === '') return;
    asked = { chatId: asked.chatId, query: asked.query, offset: nextOffset };
    nextOffset = '';
    void request();
  }

  /** @param {ShownInlineResults} event */
  function take(event) {
    const { inlineId, results, button } = event;
    if (!asked) return;
    if (asked.inlineId !== inlineId) {
      if (!asked.inlineId) early.set(inlineId, event);
      return;
    }
    early.clear();
    nextOffset = event.nextOffset;
    /** @type {Choice[]} */
    const choices = results.map(({ id, title, description }) => ({
      label: title,
      description,
      look: 'result',
      choose: () => void chooseResult(inlineId, id),
    }));
    if (asked.offset !== '') return onChoices(choices, true);
    if (button) {
      const choose = () => onStart(button.startParameter);
      choices.unshift({ label: button.text, description: '', look: 'action', choose });
    }
    onChoices(choices.length > 0 ? choices : [note('no-results')], false);
  }

  /**
   * @param {string} inlineId
   * @param {string} resultId
   */
  async function chooseResult(inlineId, resultId) {
    const place = asked?.chatId ?? chatId();
    stop();
    onChosen();
    await act('inline/choose', { chatId: place, inlineId, resultId }).catch(showError);
  }

  return { read, stop, more, take };
}

/**
 * @param {'searching' | 'no-results'} id
 * @returns {Choice}
 */
function note(id) {
  return { label: '', description: word(id), look: 'line', choose: () => {} };
}
