import type { MessageEntity } from 'grammy/types';
import { wellFormed } from '../../text/visible.ts';

/**
 * A message under construction: text and entities, whose offsets and lengths are UTF-16 code units,
 * as both JavaScript and Telegram count. No markup is parsed, so nothing needs escaping.
 */
export class RichText {
  #text = '';
  readonly #entities: MessageEntity[] = [];

  get text(): string {
    return this.#text;
  }

  get entities(): MessageEntity[] {
    return this.#entities;
  }

  /** Half a character, which Telegram refuses, is shown as a replacement of the same length. */
  add(text: string): this {
    this.#text += wellFormed(text);
    return this;
  }

  bold(text: string): this {
    return this.#around({ type: 'bold' }, text);
  }

  /** A text that leads somewhere; for null it only stands there. */
  link(text: string, url: string | null): this {
    return url === null ? this.add(text) : this.#around({ type: 'text_link', url }, text);
  }

  /** A quote with marked parts, given as [start, end) of its text; a long one can be unfolded. */
  quote(text: string, marks: readonly [number, number][], expandable: boolean): this {
    const offset = this.#text.length;
    for (const [start, end] of marks) {
      this.#entities.push({ type: 'bold', offset: offset + start, length: end - start });
    }
    return this.#around({ type: expandable ? 'expandable_blockquote' : 'blockquote' }, text);
  }

  /** A text that has its entities already. */
  append({ text, entities }: { text: string; entities: readonly MessageEntity[] }): this {
    const moved = entities.map(entity => ({
      ...entity,
      offset: entity.offset + this.#text.length,
    }));
    this.#entities.push(...moved);
    return this.add(text);
  }

  #around(
    entity:
      | { type: 'bold' | 'blockquote' | 'expandable_blockquote' }
      | { type: 'text_link'; url: string },
    text: string,
  ): this {
    if (text !== '') {
      this.#entities.push({ ...entity, offset: this.#text.length, length: text.length });
    }
    return this.add(text);
  }
}
