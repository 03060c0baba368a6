// @ts-check
import { byId, element } from './element.js';

/**
 * @typedef {object} Choice
 * @property {string} label
 * @property {string} description
 * @property {'line' | 'result' | 'action'} look
 * @property {(isFinal: boolean) => void} choose `isFinal`: by Enter or a click, not to go on writing
 */

/** So near its end a list asks for more. */
const nearEndPx = 80;

/**
 * The list above the text field: commands, mentions, results of inline mode.
 * @param {HTMLTextAreaElement} field keeps the focus
 * @param {() => void} onEnd the last choice is in view
 */
export function choiceList(field, onEnd) {
  const list = byId('choices', HTMLElement);
  /** @type {Choice[]} */
  let shown = [];
  let selected = 0;

  list.addEventListener('scroll', () => {
    if (list.scrollHeight - list.scrollTop - list.clientHeight < nearEndPx) onEnd();
  });

  /**
   * @param {readonly Choice[]} choices
   * @param {number} [first] what Enter takes; -1: nothing until an arrow has led to it
   */
  function show(choices, first = 0) {
    selected = first;
    shown = [];
    list.replaceChildren();
    list.scrollTop = 0;
    more(choices);
  }

  /**
   * Adds choices behind those that are shown.
   * @param {readonly Choice[]} choices
   */
  function more(choices) {
    for (const choice of choices) {
      list.append(option(choice, shown.length));
      shown.push(choice);
    }
    list.hidden = shown.length === 0;
    mark();
  }

  /**
   * @param {Choice} choice
   * @param {number} at
   * @returns {HTMLElement}
   */
  function option({ label, description, look, choose }, at) {
    // Not in the way of Tab, but known as something that the keyboard gets to.
    const attributes = {
      role: 'option',
      id: `choice-${at}`,
      class: `choice ${look}`,
      tabindex: '-1',
    };
    const drawn = element('div', attributes, [
      element('b', { dir: 'auto' }, [label]),
      element('span', { dir: 'auto' }, [description]),
    ]);
    // Pressing must not take the focus from the text field.
    drawn.addEventListener('pointerdown', event => event.preventDefault());
    drawn.addEventListener('click', () => choose(true));
    return drawn;
  }

  function mark() {
    for (const [at, child] of [...list.children].entries()) {
      child.ariaSelected = String(at === selected);
    }
    const chosen = list.children[selected];
    chosen?.scrollIntoView({ block: 'nearest' });
    if (chosen) field.setAttribute('aria-activedescendant', chosen.id);
    else field.removeAttribute('aria-activedescendant');
  }

  /** @param {number} to */
  function move(to) {
    selected = (to + shown.length) % shown.length;
    mark();
    if (selected === shown.length - 1) onEnd();
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether the list has used the key
   */
  function handleKey(event) {
    if (list.hidden) return false;
    const choice = shown[selected];
    if (event.key === 'ArrowDown') move(selected + 1);
    else if (event.key === 'ArrowUp') move(Math.max(selected, 0) - 1);
    else if (event.key === 'Escape') show([]);
    else if (event.shiftKey || !choice) return false;
    else if (event.key === 'Tab') choice.choose(false);
    else if (event.key === 'Enter') choice.choose(true);
    else return false;
    event.preventDefault();
    return true;
  }

  return { show, more, handleKey, isOpen: () => !list.hidden };
}
