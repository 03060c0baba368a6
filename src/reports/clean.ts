import { foldText } from '../text/fold.ts';
import { findGlosses } from '../text/glosses.ts';
import { trim } from '../text/sentences.ts';
import type { Span } from '../types.ts';
import { noiseRuleFor } from './noise-rules.ts';
import { type Page, PageBuilder, sourceSpan } from './page.ts';

/** A stretch of the page that is not in the body, and the rule that took it out. */
export interface Dropped extends Span {
  rule: string;
  /** Text of the dropped line, folded: it may name date, site or editors. */
  text: string;
}

export interface Cleaned {
  body: Page;
  title: string | null;
  dropped: Dropped[];
}

interface Line extends Span {
  text: string;
  /** Without blanks: what rules and comparisons see. */
  folded: string;
  rule: string | null;
}

const SENTENCE_STOP = /[。!?;；！？]/u;
const BODY_LINE_CHARACTERS = 40;
const TITLE_CHARACTERS = { least: 6, most: 80 };
/** A page's tail begins only behind this much body. */
const BODY_BEFORE_TAIL = 100;
/** What follows a tail mark is no tail when it holds this many times the body before it. */
const MORE_BODY_BEHIND = 1.5;
const REPEATED_LINE_CHARACTERS = 12;
/** Heads of minutes: `出席: …`, `地点: …`. */
const FORM_FIELD = /^.{0,6}(?:日期|时间|地点|主席|主持人?|出席|列席|缺席|记录|参加|委员|人员):/u;
/** Whose minutes these are stands over their headline. */
const ORGANISATION =
  /(?:委员会|[市县区党省]委|局|厅|政府|指挥部|法团|公司|集团|协会|商会|学校|[大中小]学|医院|人大|政协|办公室|小组|村|社区|街道|董事会|理事会)$/u;
const MEETING_WORD = /会|召开|部署|调度|强调|通报|工作/u;

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
      rule ? [{ start, end, rule, text }] : [],
    ),
  };
}

function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  for (const match of text.matchAll(/[^\r\n]+/gu)) {
    const span = trim(text, { start: match.index, end: match.index + match[0].length });
    const line = foldText(text.slice(span.start, span.end));
    const folded = line.replaceAll(' ', '');
    if (folded === '') continue;
    lines.push({ ...span, text: line, folded, rule: noiseRuleFor(folded)?.id ?? null });
  }
  return lines;
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

function isBodyLine(line: Line): boolean {
  return (
    line.rule === null &&
    line.folded.length >= BODY_LINE_CHARACTERS &&
    SENTENCE_STOP.test(line.folded)
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

/**
 * The headline: of the short lines before the body, the longest, those about a meeting first; and
 * the line right above it when it names an organisation, as minutes have it.
 */
function headline(lines: Line[], text: string): Line[] {
  const bodyStart = lines.findIndex(isBodyLine);
  const candidates = lines.slice(0, bodyStart === -1 ? 1 : bodyStart).filter(isTitleLike);
  const weight = (line: Line) => line.folded.length * (MEETING_WORD.test(line.folded) ? 2 : 1);
  const best = [...candidates].sort((a, b) => weight(b) - weight(a))[0];
  if (!best) return [];
  const above = lines[lines.indexOf(best) - 1];
  const adjacent = above && /^[^\S\r\n]*\r?\n[^\S\r\n]*$/u.test(text.slice(above.end, best.start));
  const joins = adjacent && isTitleLike(above) && ORGANISATION.test(above.folded);
  return joins ? [above, best] : [best];
}

function isTitleLike({ folded, rule }: Line): boolean {
  return (
    rule === null &&
    folded.length >= TITLE_CHARACTERS.least &&
    folded.length <= TITLE_CHARACTERS.most &&
    !SENTENCE_STOP.test(folded.slice(-1)) &&
    !FORM_FIELD.test(folded)
  );
}

/** A line's text without glosses and invisible characters. */
function shown(text: string, line: Span): string {
  return withoutInlineNoise(text, line)
    .map(span => text.slice(span.start, span.end))
    .join('');
}

/** Format and control characters; tab and line breaks are white space. */
const INVISIBLE = /(?:\p{Cf}|(?!\s)\p{Cc})+/gu;

function assemble(page: Page, lines: Line[]): Page {
  const builder = new PageBuilder();
  for (const line of lines) {
    if (line.rule) continue;
    builder.breakLine(sourceSpan(page.origin, line).start);
    for (const kept of withoutInlineNoise(page.text, line)) builder.addSlice(page, kept);
  }
  return builder.build();
}

function withoutInlineNoise(text: string, line: Span): Span[] {
  const slice = text.slice(line.start, line.end);
  const invisible = [...slice.matchAll(INVISIBLE)].map(match => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const noise = [...findGlosses(slice), ...invisible].sort((a, b) => a.start - b.start);
  const kept: Span[] = [];
  let start = line.start;
  for (const span of noise) {
    if (line.start + span.start > start) kept.push({ start, end: line.start + span.start });
    start = Math.max(start, line.start + span.end);
  }
  if (start < line.end) kept.push({ start, end: line.end });
  return kept;
}
