import type { MessageEntity } from 'grammy/types';

/** A part of a message, or a whole one. */
export interface Page {
  text: string;
  entities: MessageEntity[];
}

/** Where a page ends best: between paragraphs, between lines, behind a sentence. */
const BREAKS = [/\n\n+/gu, /\n/gu, /[。！？!?；;…]+[”’」』）)》"]*/gu];
/** A break further up would leave too much of the page empty. */
const LEAST_FILLED = 0.5;

/**
 * A message in pages of at most `most` code points; their texts together are its text. An entity
 * that fits on a page is never cut (they must not overlap by halves), a longer one goes on behind.
 */
export function paginate({ text, entities }: Page, most: number): Page[] {
  const whole = entities.filter(entity => codePoints(textOf(text, entity)) <= most);
  const pages: Page[] = [];
  let start = 0;
  do {
    const end = pageEnd(text, whole, start, most);
    pages.push({ text: text.slice(start, end), entities: within(entities, start, end) });
    start = end;
  } while (start < text.length);
  return pages;
}

/** Index of the page with the character at an offset of the whole text. */
export function pageAt(pages: readonly Page[], offset: number): number {
  let end = 0;
  const at = pages.findIndex(({ text }) => {
    end += text.length;
    return offset < end;
  });
  return at === -1 ? pages.length - 1 : at;
}

function pageEnd(text: string, whole: MessageEntity[], start: number, most: number): number {
  const furthest = advanced(text, start, most);
  if (furthest === text.length) return furthest;
  const least = start + (furthest - start) * LEAST_FILLED;
  const around = (at: number) =>
    whole.filter(({ offset, length }) => offset < at && at < offset + length);
  for (const pattern of BREAKS) {
    const ends = [...text.slice(start, furthest).matchAll(pattern)]
      .map(match => start + match.index + match[0].length)
      .filter(end => end > least && around(end).length === 0);
    const last = ends.at(-1);
    if (last !== undefined) return last;
  }
  const end = Math.min(furthest, ...around(furthest).map(({ offset }) => offset));
  return end > start ? end : furthest;
}

function advanced(text: string, from: number, codePointCount: number): number {
  let at = from;
  for (let i = 0; i < codePointCount && at < text.length; i++) {
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  }
  return at;
}

function within(entities: MessageEntity[], start: number, end: number): MessageEntity[] {
  return entities.flatMap(entity => {
    const from = Math.max(entity.offset, start);
    const to = Math.min(entity.offset + entity.length, end);
    return from < to ? [{ ...entity, offset: from - start, length: to - from }] : [];
  });
}

function textOf(text: string, { offset, length }: MessageEntity): string {
  return text.slice(offset, offset + length);
}

function codePoints(text: string): number {
  return [...text].length;
}
