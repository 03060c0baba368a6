// @ts-check
/** @import { MessageEntity } from 'grammy/types' */

/**
 * @typedef {{ text: string }} TextNode
 * @typedef {{ entity: MessageEntity, children: TreeNode[] }} EntityNode
 * @typedef {TextNode | EntityNode} TreeNode
 */

const blockTypes = new Set(['blockquote', 'expandable_blockquote', 'pre']);

/**
 * Nests the entities of a text. Offsets are UTF-16 code units, which is what a string counts in.
 * An entity that crosses the end of another is split there. The texts of the leaves, joined, are
 * the whole text.
 * @param {string} text
 * @param {readonly MessageEntity[]} entities
 * @returns {TreeNode[]}
 */
export function entityTree(text, entities) {
  const sorted = [...entities].sort(
    (a, b) => a.offset - b.offset || b.length - a.length || blockFirst(a) - blockFirst(b),
  );
  return nest(text, 0, text.length, sorted);
}

/**
 * @param {MessageEntity} entity
 * @returns {number}
 */
function blockFirst(entity) {
  return blockTypes.has(entity.type) ? 0 : 1;
}

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {readonly MessageEntity[]} entities
 * @returns {TreeNode[]}
 */
function nest(text, start, end, entities) {
  /** @type {TreeNode[]} */
  const nodes = [];
  let at = start;
  let [entity, ...rest] = entities;
  while (entity) {
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    if (to > from) {
      if (from > at) nodes.push({ text: text.slice(at, from) });
      const inside = rest.filter(other => other.offset < to);
      nodes.push({ entity, children: nest(text, from, to, inside) });
      rest = rest.filter(other => other.offset + other.length > to);
      at = to;
    }
    [entity, ...rest] = rest;
  }
  if (at < end) nodes.push({ text: text.slice(at, end) });
  return nodes;
}
