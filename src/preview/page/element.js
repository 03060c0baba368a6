// @ts-check

/**
 * Makes an element. Text becomes text nodes, so nothing a message says is ever read as HTML.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | (() => void)>} [attributes] a function is a listener for the event of that name
 * @param {(Node | string)[]} [children]
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(tag, attributes = {}, children = []) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/**
 * One of the drawings in icons.svg.
 * @param {string} name
 * @returns {SVGSVGElement}
 */
export function icon(name) {
  const space = 'http://www.w3.org/2000/svg';
  const drawn = document.createElementNS(space, 'svg');
  drawn.setAttribute('class', 'icon');
  drawn.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(space, 'use');
  use.setAttribute('href', `/assets/icons.svg#${name}`);
  drawn.append(use);
  return drawn;
}

/**
 * A part of index.html.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export function byId(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`index.html has no ${type.name} #${id}`);
  return found;
}

/**
 * Lets the arrow keys move the focus within a list.
 * @param {HTMLElement} list
 * @param {string} selector what can have the focus
 */
export function moveByArrows(list, selector) {
  list.addEventListener('keydown', event => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const items = [...list.querySelectorAll(selector)];
    const at = items.indexOf(/** @type {Element} */ (document.activeElement));
    if (step === undefined || at < 0) return;
    const next = items[(at + step + items.length) % items.length];
    if (next instanceof HTMLElement) next.focus();
    event.preventDefault();
  });
}
