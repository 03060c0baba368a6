// @ts-check
import { byId, element } from './element.js';

/**
 * @typedef {object} Suggestion
 * @property {string} label
 * @property {string} description
 * @property {string} insert what replaces the typed beginning
 * @property {boolean} isComplete whether it can be sent as it is
 */

/**
 * The list of suggestions above the text field.
 * @param {HTMLTextAreaElement} field
 * @param {(suggestion: Suggestion, isSending: boolean) => void} onChoose
 */
export function completionList(field, onChoose) {
  const list = byId('completions', HTMLElement);
  /** @type {readonly Suggestion[]} */
  let shown = [];
  let selected = 0;

  /** @param {readonly Suggestion[]} suggestions */
  function show(suggestions) {
    shown = suggestions;
    selected = 0;
    list.replaceChildren(...suggestions.map(option));
    list.hidden = suggestions.length === 0;
    field.setAttribute('aria-expanded', String(!list.hidden));
    mark();
  }

  /**
   * @param {Suggestion} suggestion
   * @param {number} at
   * @returns {HTMLElement}
   */
  function option(suggestion, at) {
    const drawn = element('div', { role: 'option', id: `completion-${at}` }, [
      element('b', {}, [suggestion.label]),
      element('span', {}, [suggestion.description]),
    ]);
    // Pressing must not take the focus from the text field.
    drawn.addEventListener('pointerdown', event => event.preventDefault());
    drawn.addEventListener('click', () => onChoose(suggestion, suggestion.isComplete));
    return drawn;
  }

  function mark() {
    for (const [at, child] of [...list.children].entries()) {
      child.ariaSelected = String(at === selected);
      if (at === selected) child.scrollIntoView({ block: 'nearest' });
    }
    if (list.hidden) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', `completion-${selected}`);
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether the list has used the key
   */
  function handleKey(event) {
    const suggestion = shown[selected];
    if (list.hidden || !suggestion) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      selected = (selected + step + shown.length) % shown.length;
      mark();
    } else if (event.key === 'Tab' && !event.shiftKey) onChoose(suggestion, false);
    else if (event.key === 'Enter' && !event.shiftKey) onChoose(suggestion, suggestion.isComplete);
    else if (event.key === 'Escape') show([]);
    else return false;
    event.preventDefault();
    return true;
  }

  return { show, handleKey, isOpen: () => !list.hidden };
}
