import { html } from 'hono/html';
import type { Span } from '../../types.ts';
import { type Html, oneLine, tongueOf, verbatim } from '../markup.ts';
import { type Block, blocksOf, type Paragraph } from './blocks.ts';
import type { OpenedReport } from './opened-report.ts';

/**
 * The body with its speakers at the side and the asked stretch marked. Between the tags of `.text`
 * stand the body's characters and, in `.who`, the names: nothing else, so no line is broken here.
 */
export function textPart({ record, body, details }: OpenedReport, asked: Span | null): Html {
  let isFirst = true;
  const marked = (text: Html): Html => {
    const name = isFirst ? html` id="q"` : '';
    isFirst = false;
    return html`<mark${name}>${text}</mark>`;
  };
  const paragraph = ({ pieces, beginsLine }: Paragraph): Html => {
    const inside = pieces.map(({ start, end, isAsked }) => {
      const text = verbatim(body.slice(start, end));
      return isAsked ? marked(text) : text;
    });
    return html`<p${beginsLine ? '' : html` class="goes-on"`}>${inside}</p>`;
  };
  const block = ({ speaker, paragraphs, isAsked }: Block): Html => {
    const name = oneLine(speaker ?? '');
    const who = name === '' ? '' : html`<p class="who">${name}</p>`;
    const kind = `turn${isAsked ? ' asked' : ''}`;
    return html`<div class="${kind}">${who}<div class="words">${paragraphs.map(paragraph)}</div></div>`;
  };
  return html`<div class="text" lang="${tongueOf(record.script)}">${blocksOf(
    body,
    details.turns,
    asked,
  ).map(block)}</div>`;
}
