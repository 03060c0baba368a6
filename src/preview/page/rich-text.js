// @ts-check
/** @import { MessageEntity } from 'grammy/types' */
/** @import { TreeNode } from './entity-tree.js' */
import { copy } from './clipboard.js';
import { element, icon } from './element.js';
import { entityTree } from './entity-tree.js';
import { word } from './words.js';

/**
 * What a click in a text may do besides following a link.
 * @typedef {object} TextActions
 * @property {(command: string) => void} onCommand
 * @property {(url: string, isShown: boolean, click?: Event) => void} onLink `isShown`: the text is the address
 */

/** @type {Readonly<Record<string, 'b' | 'i' | 'u' | 's' | 'blockquote'>>} */
const tags = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strikethrough: 's',
  blockquote: 'blockquote',
};

const references = new Set(['mention', 'text_mention', 'hashtag', 'cashtag', 'email']);

/**
 * Draws a text with its entities.
 * @param {string} text
 * @param {readonly MessageEntity[]} entities
 * @param {TextActions} actions
 * @returns {Node[]}
 */
export function richText(text, entities, actions) {
  return draw(entityTree(text, entities), actions);
}

/**
 * @param {readonly TreeNode[]} nodes
 * @param {TextActions} actions
 * @returns {Node[]}
 */
function draw(nodes, actions) {
  let isAfterBlock = false;
  return nodes.map(node => {
    if ('text' in node) {
      // A block already breaks the line: the line feed after it would add an empty one.
      const text = isAfterBlock ? node.text.replace(/^\n/, '') : node.text;
      isAfterBlock = false;
      return document.createTextNode(text);
    }
    isAfterBlock = node.entity.type.endsWith('blockquote') || node.entity.type === 'pre';
    return drawEntity(node.entity, node.children, actions);
  });
}

/**
 * @param {MessageEntity} entity
 * @param {readonly TreeNode[]} children
 * @param {TextActions} actions
 * @returns {Node}
 */
function drawEntity(entity, children, actions) {
  const inner = draw(children, actions);
  const text = plainText(children);
  switch (entity.type) {
    case 'text_link':
      return link(entity.url, inner, entity.url === text, actions);
    case 'url':
      return link(/^[a-z]+:\/\//i.test(text) ? text : `http://${text}`, inner, true, actions);
    case 'bot_command':
      return element(
        'button',
        { type: 'button', class: 'inline-link', click: () => actions.onCommand(text) },
        inner,
      );
    case 'expandable_blockquote':
      return expandable(inner);
    case 'spoiler':
      return spoiler(inner);
    case 'code':
      return element('code', { title: word('copy'), click: () => void copy(text) }, inner);
    case 'pre':
      return element('pre', {}, [
        ...(entity.language ? [element('small', {}, [entity.language])] : []),
        element('span', {}, inner),
      ]);
    default:
      if (references.has(entity.type)) return element('span', { class: 'reference' }, inner);
      return element(tags[entity.type] ?? 'span', {}, inner);
  }
}

/**
 * @param {readonly TreeNode[]} nodes
 * @returns {string}
 */
function plainText(nodes) {
  return nodes.map(node => ('text' in node ? node.text : plainText(node.children))).join('');
}

/**
 * A link that opens apart; anything but http stays plain text.
 * @param {string} url
 * @param {Node[]} inner
 * @param {boolean} isShown
 * @param {TextActions} actions
 * @returns {Node}
 */
function link(url, inner, isShown, actions) {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) {
    return element('span', { class: 'reference' }, inner);
  }
  const anchor = element(
    'a',
    { href: url, target: '_blank', rel: 'noopener noreferrer', title: url },
    inner,
  );
  anchor.addEventListener('click', event => actions.onLink(url, isShown, event));
  return anchor;
}

/**
 * A quote that shows three lines until it is opened, by its button or anywhere.
 * @param {Node[]} inner
 * @returns {Node}
 */
function expandable(inner) {
  const body = element('span', { class: 'clamped' }, inner);
  const toggle = element('button', { type: 'button', class: 'expand' }, [icon('chevron')]);
  const quote = element('blockquote', { class: 'expandable' }, [body, toggle]);
  /** @param {boolean} isOpen */
  const setOpen = isOpen => {
    body.classList.toggle('open', isOpen);
    toggle.setAttribute('aria-expanded', String(isOpen));
    toggle.setAttribute('aria-label', word(isOpen ? 'collapse' : 'expand'));
  };
  setOpen(false);
  quote.addEventListener('click', event => {
    const isElsewhere = event.target instanceof Element && event.target.closest('a, .inline-link');
    const isSelecting = getSelection()?.isCollapsed === false;
    if (toggle.hidden || isElsewhere || isSelecting) return;
    event.stopPropagation();
    setOpen(!body.classList.contains('open'));
  });
  // Its height is known only once it is on the page.
  requestAnimationFrame(() => {
    toggle.hidden = body.scrollHeight <= body.clientHeight + 1;
    quote.classList.toggle('fits', toggle.hidden);
  });
  return quote;
}

/**
 * @param {Node[]} inner
 * @returns {Node}
 */
function spoiler(inner) {
  const cover = element('button', {
    type: 'button',
    class: 'spoiler',
    'aria-label': word('hidden'),
  });
  const hidden = element('span', { 'aria-hidden': 'true', inert: '' }, inner);
  cover.append(hidden);
  cover.addEventListener('click', () => cover.replaceWith(...inner));
  return cover;
}
