import { foldText } from '../../text/fold.ts';
import { trim } from '../../text/sentences.ts';
import type { Span } from '../../types.ts';
import { type Page, PageBuilder, sourceSpan } from '../page.ts';
import { FORM_FIELD, headline, isBodyLine } from './headline.ts';
import { advertLine, inlineNoise } from './inline-noise.ts';
import { joinedLines, type Line } from './line-breaks.ts';
import { noiseRuleFor } from './noise-rules.ts';

/** A stretch of the page that is not in the body, and the rule that took it out. */
export interface Dropped extends Span {
  rule: string;
  /** Text of the dropped line, folded: it may name date, site or editors. */
  text: string;
  /** The same as the page has it. */
  written: string;
}

export interface Cleaned {
  body: Page;
  title: string | null;
  dropped: Dropped[];
}

/** A page's tail begins only behind this much body. */
const BODY_BEFORE_TAIL = 100;
/** What follows a tail mark is no tail when it holds this many times the body before it. */
const MORE_BODY_BEHIND = 1.5;
const REPEATED_LINE_CHARACTERS = 12;
/**
 * The body of a page: its lines without site chrome, without what stands twice, without pinyin
 * glosses and invisible characters; and the title, when a headline stands before the body.
 * A given title (from the format) is looked for in the lines and taken out of the body.
 */
export function clean(page: Page, givenTitle: string | null): Cleaned {
  const lines = markTail(keepForm(splitLines(page.text)));
  const titleLines = givenTitle === null ? headline(lines, page.text) : linesOf(lines, givenTitle);
  const titleIndex = titleLines[0] ? lines.indexOf(titleLines[0]) : -1;
  const title = givenTitle ?? (titleLines.map(line => shown(page.text, line)).join(' ') || null);
  const titleFolded = new Set(titleLines.map(line => line.folded));
  const seen = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (line.rule) continue;
    if (titleFolded.has(line.folded)) line.rule = 'title';
    else if (index < titleIndex && !isBodyLine(line)) line.rule = 'before-title';
    else if (line.folded.length >= REPEATED_LINE_CHARACTERS && seen.has(line.folded)) {
      line.rule = 'repeated';
    }
    seen.add(line.folded);
  }
  return {
    body: assemble(page, lines),
    title,
    dropped: lines.flatMap(({ start, end, rule, text }) =>
      rule ? [{ start, end, rule, text, written: page.text.slice(start, end) }] : [],
    ),
  };
}

function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  for (const match of text.matchAll(/[^\r\n]+/gu)) {
    const span = trim(text, { start: match.index, end: match.index + match[0].length });
    const written = text.slice(span.start, span.end);
    const line = foldText(written);
    const folded = line.replaceAll(' ', '');
    if (folded === '') continue;
    const rule = noiseRuleFor(folded)?.id ?? advertLine(written, folded);
    lines.push({ ...span, pieces: [span], text: line, folded, rule });
  }
  return joinedLines(lines, text);
}

/** Beside other heads of minutes a date is one of them, not the page's. */
function keepForm(lines: Line[]): Line[] {
  const isForm = (line: Line | undefined) => line !== undefined && FORM_FIELD.test(line.folded);
  const isKept = (line: Line | undefined) => line?.rule === null && isForm(line);
  return lines.map((line, index) =>
    isForm(line) && (isKept(lines[index - 1]) || isKept(lines[index + 1]))
      ? { ...line, rule: null }
      : line,
  );
}

function bodyCharacters(lines: Line[]): number {
  return lines.reduce((sum, line) => sum + (isBodyLine(line) ? line.folded.length : 0), 0);
}

/** Everything behind the first tail mark that has the body before it is tail. */
function markTail(lines: Line[]): Line[] {
  const tail = lines.findIndex((line, index) => {
    if (noiseRuleFor(line.folded)?.drops !== 'tail') return false;
    const before = bodyCharacters(lines.slice(0, index));
    const behind = bodyCharacters(lines.slice(index + 1));
    return before >= BODY_BEFORE_TAIL && behind <= before * MORE_BODY_BEHIND;
  });
  if (tail === -1) return lines;
  return lines.map((line, index) =>
    index >= tail ? { ...line, rule: line.rule ?? 'tail' } : line,
  );
}

/** Lines that say nothing but a title that is known already. */
function linesOf(lines: Line[], title: string): Line[] {
  const folded = foldText(title).replaceAll(' ', '');
  return lines.filter(line => line.folded === folded).slice(0, 1);
}

/** A line's text without glosses and other inline noise. */
function shown(text: string, line: Line): string {
  return withoutInlineNoise(text, line)
    .flat()
    .map(span => text.slice(span.start, span.end))
    .join('');
}

function assemble(page: Page, lines: Line[]): Page {
  const builder = new PageBuilder();
  for (const line of lines) {
    if (line.rule) continue;
    builder.breakLine(sourceSpan(page.origin, line).start);
    for (const [index, piece] of withoutInlineNoise(page.text, line).entries()) {
      if (index > 0) joinPieces(builder, page, line.pieces[index - 1], line.pieces[index]);
      for (const kept of piece) builder.addSlice(page, kept);
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

/** What is kept of each of a line's pieces. */
function withoutInlineNoise(text: string, line: Line): Span[][] {
  return line.pieces.map(piece => {
    const kept: Span[] = [];
    let { start } = piece;
    for (const span of inlineNoise(text.slice(piece.start, piece.end), line.folded)) {
      if (piece.start + span.start > start) kept.push({ start, end: piece.start + span.start });
      start = Math.max(start, piece.start + span.end);
    }
    if (start < piece.end) kept.push({ start, end: piece.end });
    return kept;
  });
}
