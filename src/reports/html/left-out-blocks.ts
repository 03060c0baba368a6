import type { DroppedSpan, Span } from '../../types.ts';
import { type Block, spanOfText } from './blocks.ts';

/** As the rule of a headline in the text is called. */
const TITLE_RULE = 'title';

/** Blocks of a page that are not read, neighbours of one rule as one span. */
export class LeftOutBlocks {
  readonly spans: DroppedSpan[] = [];
  #open: DroppedSpan | null = null;
  #titleSpan: Span | null;

  constructor(titleSpan: Span | null) {
    this.#titleSpan = titleSpan;
  }

  /** A block that is not read, in order of the page. */
  add(block: Block, reason: string): void {
    const span = spanOfText(block.nodes);
    if (!span) return;
    const rule = this.#isTitle(span) ? TITLE_RULE : reason;
    if (this.#open?.rule === rule && this.#open.end <= span.start) {
      this.#open.end = span.end;
      return;
    }
    this.#open = { ...span, rule };
    this.spans.push(this.#open);
  }

  /** A block that is read stands here. */
  end(): void {
    this.#open = null;
  }

  #isTitle({ start, end }: Span): boolean {
    return this.#titleSpan !== null && start >= this.#titleSpan.start && end <= this.#titleSpan.end;
  }
}
