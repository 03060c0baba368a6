import type { DroppedSpan, Span } from '../../types.ts';
import { type Page, sourceSpan } from '../page.ts';
import type { Line } from './line-breaks.ts';

/** What of a page is not in its body, gathered in source coordinates. */
export class LeftOut {
  #spans: DroppedSpan[];
  #page: Page;

  /** `before` is what was left out when the page was made. */
  constructor(page: Page, before: readonly DroppedSpan[]) {
    this.#page = page;
    this.#spans = [...before];
  }

  /** A stretch of the page. What was made up for the page (a line break) stands in no source. */
  add(span: Span, rule: string): void {
    const { start, end } = sourceSpan(this.#page.origin, span);
    if (end > start) this.#spans.push({ start, end, rule });
  }

  /** By start; of two rules for the same span the first that took it. */
  inOrder(): DroppedSpan[] {
    const sorted = this.#spans.sort((a, b) => a.start - b.start || b.end - a.end);
    return sorted.filter(({ start, end }, index) => {
      const before = sorted[index - 1];
      return before?.start !== start || before.end !== end;
    });
  }
}

/** The source of neighbouring lines from the first to the last; null when there are none. */
export function sourceOfLines(page: Page, lines: readonly Line[]): Span | null {
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return null;
  return sourceSpan(page.origin, { start: first.start, end: last.end });
}
