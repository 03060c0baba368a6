import { foldText } from '../../text/fold.ts';
import type { DroppedSpan, Span } from '../../types.ts';
import { type Page, PageBuilder, sourceSpan } from '../page.ts';
import { headline, wordsOfTitle } from './headline.ts';
import { inlineNoise } from './inline-noise.ts';
import { LeftOut, sourceOfLines } from './left-out.ts';
import type { Line } from './line-breaks.ts';
import { markAround, markLabels, markTitle } from './mark-lines.ts';
import { newsLead } from './news-lead.ts';
import { runInHeadline } from './run-in-headline.ts';
import { splitLines } from './split-lines.ts';

/** A line that is not in the body. */
export interface Dropped extends DroppedSpan {
  /** Its text, folded: it may name date, site or editors. */
  text: string;
  /** The same as the page has it. */
  written: string;
}

/** What the format told before the page was cleaned; all spans are of the source. */
export interface FoundBefore {
  /** Where the given title stands. */
  titleSpan: Span | null;
  /** What of the source is not in the page. */
  dropped: readonly DroppedSpan[];
}

export interface Cleaned {
  body: Page;
  title: string | null;
  /** Where the title stands in the source; null when it does not. */
  titleSpan: Span | null;
  /**
   * Lines that tell of the page: those that are not in the body, and the agency or paper that the
   * body begins with (`names-publisher`), which stays there.
   */
  dropped: Dropped[];
  /**
   * All of the source's text that is not in the body: those lines, noise inside others, and what
   * was left out before. In order; they may overlap.
   */
  leftOut: DroppedSpan[];
}

const NOTHING_BEFORE: FoundBefore = { titleSpan: null, dropped: [] };

/**
 * The body of a page: its lines without site chrome, without what stands twice, without pinyin
 * glosses and invisible characters; and the title, when a headline stands before the body.
 * A given title (from the format) is looked for in the lines and taken out of the body.
 */
export function clean(
  page: Page,
  givenTitle: string | null,
  { titleSpan, dropped }: FoundBefore = NOTHING_BEFORE,
): Cleaned {
  const leftOut = new LeftOut(page, dropped);
  const lines = splitLines(page.text, leftOut);
  markAround(lines, page.text);
  const titleLines = givenTitle === null ? headline(lines, page.text) : linesOf(lines, givenTitle);
  const found = titleLines.map(line => shown(page.text, line)).join(' ');
  const runIn = givenTitle === null && found === '' ? runInHeadline(lines[0], page.text) : null;
  const ownTitle = runIn ? page.text.slice(runIn.start, runIn.end) : wordsOfTitle(found);
  const title = givenTitle ?? (ownTitle || null);
  markTitle(lines, titleLines);
  markLabels(lines, page.text);
  const body = assemble(page, lines, leftOut);
  return {
    body,
    title,
    titleSpan:
      sourceOfLines(page, titleLines) ?? (runIn ? sourceSpan(page.origin, runIn) : titleSpan),
    dropped: [
      ...lines.flatMap(line => (line.rule ? [droppedLine(page, line, line.rule)] : [])),
      ...publisherIn(page, lines, runIn?.end ?? 0),
    ],
    leftOut: leftOut.inOrder(),
  };
}

function droppedLine(page: Page, line: Span, rule: string): Dropped {
  const { start, end } = sourceSpan(page.origin, line);
  const written = page.text.slice(line.start, line.end);
  return { start, end, rule, text: foldText(written), written };
}

function publisherIn(page: Page, lines: Line[], from: number): Dropped[] {
  const first = lines.find(({ rule, end }) => rule === null && end > from);
  const lead = first && newsLead(page.text, { start: Math.max(first.start, from), end: first.end });
  return lead ? [droppedLine(page, lead, 'names-publisher')] : [];
}

/** Neighbouring lines that say nothing but a title that is known already. */
function linesOf(lines: Line[], title: string): Line[] {
  const folded = foldText(title).replaceAll(' ', '');
  for (const [first, line] of lines.entries()) {
    let [said, end] = [line.folded, first + 1];
    while (said !== folded && folded.startsWith(said) && end < lines.length) {
      said += lines[end++]?.folded ?? '';
    }
    if (said === folded) return lines.slice(first, end);
  }
  return [];
}

/** A line's text without glosses and other inline noise. */
function shown(text: string, line: Line): string {
  return withoutInlineNoise(text, line)
    .flatMap(({ kept }) => kept)
    .map(span => text.slice(span.start, span.end))
    .join('');
}

function assemble(page: Page, lines: Line[], leftOut: LeftOut): Page {
  const builder = new PageBuilder();
  for (const line of lines) {
    if (line.rule) {
      leftOut.add(line, line.rule);
      continue;
    }
    builder.breakLine(sourceSpan(page.origin, line).start);
    for (const [index, { kept, noise }] of withoutInlineNoise(page.text, line).entries()) {
      if (index > 0) joinPieces(builder, page, line.pieces[index - 1], line.pieces[index]);
      for (const span of kept) builder.addSlice(page, span);
      for (const span of noise) leftOut.add(span, span.rule);
    }
  }
  return builder.build();
}

function joinPieces(
  builder: PageBuilder,
  page: Page,
  before: Span | undefined,
  behind: Span | undefined,
): void {
  if (!before || !behind) return;
  const { text, origin } = page;
  const lineBreak = sourceSpan(origin, { start: before.end, end: behind.start });
  const around = `${text[before.end - 1] ?? ''}${text[behind.start] ?? ''}`;
  builder.joinLines(around, lineBreak.start, Math.min(1, lineBreak.end - lineBreak.start));
}

/** What is kept of each of a line's pieces, and what is not; noise inside other noise is not told. */
function withoutInlineNoise(text: string, line: Line): { kept: Span[]; noise: DroppedSpan[] }[] {
  return line.pieces.map(piece => {
    const kept: Span[] = [];
    const noise: DroppedSpan[] = [];
    let { start } = piece;
    for (const found of inlineNoise(text.slice(piece.start, piece.end), line.folded)) {
      const span = { start: piece.start + found.start, end: piece.start + found.end };
      if (span.end <= start) continue;
      if (span.start > start) kept.push({ start, end: span.start });
      noise.push({ ...span, rule: found.rule });
      start = span.end;
    }
    if (start < piece.end) kept.push({ start, end: piece.end });
    return { kept, noise };
  });
}
