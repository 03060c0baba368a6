import type { OriginRun, Span } from '../types.ts';

/**
 * Text on its way from source to body, with the way back. Every step (extract, clean) makes a new
 * page from slices of the one before, so a body character always knows its source characters.
 */
export interface Page {
  text: string;
  origin: OriginRun[];
}

/** A page that is its source, character by character. */
export function pageOf(text: string): Page {
  const { length } = text;
  return {
    text,
    origin: length === 0 ? [] : [{ start: 0, length, sourceStart: 0, sourceLength: length }],
  };
}

/** Collects slices and made-up line breaks into a new page. */
export class PageBuilder {
  #parts: string[] = [];
  #origin: OriginRun[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Text that stands for a stretch of the source; equal lengths mean it is copied from there. */
  add(text: string, sourceStart: number, sourceLength: number): void {
    if (text.length === 0) return;
    const last = this.#origin.at(-1);
    const copied = text.length === sourceLength;
    if (
      last &&
      copied &&
      last.length === last.sourceLength &&
      last.sourceStart + last.sourceLength === sourceStart
    ) {
      last.length += text.length;
      last.sourceLength += text.length;
    } else {
      const { length } = text;
      this.#origin.push({ start: this.#length, length, sourceStart, sourceLength });
    }
    this.#parts.push(text);
    this.#length += text.length;
  }

  /**
   * Running text: a line break inside it is no break of the text. It goes where Chinese stands on
   * either side and becomes a blank elsewhere.
   */
  addFlowing(text: string, sourceStart: number): void {
    let from = 0;
    for (const match of text.matchAll(/[ \t]*[\r\n]\s*/gu)) {
      this.add(text.slice(from, match.index), sourceStart + from, match.index - from);
      from = match.index + match[0].length;
      const around = `${text[match.index - 1] ?? ''}${text[from] ?? ''}`;
      this.joinLines(around, sourceStart + match.index, match[0].length);
    }
    this.add(text.slice(from), sourceStart + from, text.length - from);
  }

  /** What a line break inside running text becomes, by the characters before and behind it. */
  joinLines(around: string, sourceStart: number, sourceLength: number): void {
    if (/^[\p{Script=Latin}\p{N},.;:!?'"()-]{2}$/u.test(around)) {
      this.add(' ', sourceStart, sourceLength);
    }
  }

  /** A line break that stands where the source starts a new block. */
  breakLine(sourceStart: number): void {
    if (this.#length > 0 && this.#parts.at(-1) !== '\n') this.add('\n', sourceStart, 0);
  }

  /** A slice of another page of the same source. */
  addSlice(page: Page, span: Span): void {
    for (const run of runsWithin(page.origin, span)) {
      this.add(
        page.text.slice(run.start, run.start + run.length),
        run.sourceStart,
        run.sourceLength,
      );
    }
  }

  build(): Page {
    return { text: this.#parts.join(''), origin: this.#origin };
  }
}

/** Index of the run that holds `offset`, by bisection; the last one when it lies behind all. */
function runAt(origin: OriginRun[], offset: number): number {
  let low = 0;
  let high = origin.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((origin[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The runs of a span, the first and last cut to it; a run made as a whole is never cut. */
function runsWithin(origin: OriginRun[], span: Span): OriginRun[] {
  const runs: OriginRun[] = [];
  for (let i = runAt(origin, span.start); i < origin.length; i++) {
    const run = origin[i];
    if (!run || run.start >= span.end) break;
    if (run.length !== run.sourceLength) {
      if (run.start >= span.start) runs.push(run);
      continue;
    }
    const start = Math.max(run.start, span.start);
    const length = Math.min(run.start + run.length, span.end) - start;
    if (length <= 0) continue;
    const sourceStart = run.sourceStart + start - run.start;
    runs.push({ start, length, sourceStart, sourceLength: length });
  }
  return runs;
}

/** The stretch of the source that a span of the text was made from. */
export function sourceSpan(origin: OriginRun[], span: Span): Span {
  const runs = runsWithin(origin, span);
  const first = runs[0];
  const last = runs.at(-1);
  if (!first || !last) return { start: 0, end: 0 };
  return { start: first.sourceStart, end: last.sourceStart + last.sourceLength };
}
