// @ts-check
/** @import { MessageEntity } from 'grammy/types' */
/** @import { TreeNode } from './entity-tree.js' */
import { element } from './element.js';
import { entityTree } from './entity-tree.js';

/**
 * What a click in a text may do besides following a link.
 * @typedef {object} TextActions
 * @property {(command: string) => void} onCommand
 * @property {(url: string, event: MouseEvent) => void} onLink
 */

/** @type {Readonly<Record<string, 'b' | 'i' | 'u' | 's' | 'code' | 'blockquote' | 'pre'>>} */
const tags = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
};

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
      return link(entity.url, inner, actions);
    case 'url':
      return link(/^[a-z]+:\/\//i.test(text) ? text : `http://${text}`, inner, actions);
    case 'bot_command':
      return element(
        'button',
        { type: 'button', class: 'inline-link', click: () => actions.onCommand(text) },
        inner,
      );
    case 'expandable_blockquote':
      return expandable(inner);
    case 'mention':
    case 'hashtag':
    case 'text_mention':
      return element('span', { class: 'reference' }, inner);
    case 'spoiler':
      return element('details', { class: 'spoiler' }, [
        element('summary', {}, ['隐藏的内容']),
        ...inner,
      ]);
    default:
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
 * @param {TextActions} actions
 * @returns {Node}
 */
function link(url, inner, actions) {
  if (!/^https?:\/\//i.test(url)) return element('span', { class: 'reference' }, inner);
  const anchor = element(
    'a',
    { href: url, target: '_blank', rel: 'noopener noreferrer', title: url },
    inner,
  );
  anchor.addEventListener('click', event => actions.onLink(url, event));
  return anchor;
}

/**
 * A quote that shows three lines until it is opened.
 * @param {Node[]} inner
 * @returns {Node}
 */
function expandable(inner) {
  const body = element('span', { class: 'clamped' }, inner);
  const toggle = element('button', { type: 'button', class: 'expand', 'aria-expanded': 'false' }, [
    '展开',
  ]);
  toggle.addEventListener('click', () => {
    const isOpen = body.classList.toggle('open');
    toggle.setAttribute('aria-expanded', String(isOpen));
    toggle.textContent = isOpen ? '收起' : '展开';
  });
  // Its height is known only once it is on the page.
  requestAnimationFrame(() => {
    toggle.hidden = body.scrollHeight <= body.clientHeight + 1;
  });
  return element('blockquote', {}, [body, toggle]);
}
