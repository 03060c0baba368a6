import { endOfBody, firstOfBody, isLabel, isRowOfChannels } from './around-body.ts';
import { FORM_FIELD, isBodyLine, repeatedTitle } from './headline.ts';
import type { Line } from './line-breaks.ts';
import { NOISE_RULES } from './noise-rules.ts';

/** A page's tail begins only behind this much body. */
const BODY_BEFORE_TAIL = 100;
/** What follows a tail mark is no tail when it holds this many times the body before it. */
const MORE_BODY_BEHIND = 1.5;
const REPEATED_LINE_CHARACTERS = 12;
/** A label without its value, and what may be one. */
const LABEL_ABOVE = /^(?:(?:信息|文章|稿件|新闻)?(?:来源|作者)|稿源|责任编辑|编辑|记者):$/u;
const VALUE = /^(?!.*(?:会议|召开))[^。:]{2,16}$/u;
const TAIL_RULES = new Set(NOISE_RULES.flatMap(({ id, drops }) => (drops === 'tail' ? id : [])));

/** Marks the lines that by their place are the page's, before its headline is known. */
export function markAround(lines: Line[], text: string): void {
  keepForm(lines);
  markTail(lines);
  markBehind(lines, text);
  markRows(lines, text);
  markValues(lines, text);
}

/** Takes the title out of the body, what stands before it, and lines that stand twice. */
export function markTitle(lines: Line[], titleLines: Line[]): void {
  const titleIndex = titleLines[0] ? lines.indexOf(titleLines[0]) : -1;
  const titleFolded = new Set(titleLines.map(line => line.folded));
  const seen = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (line.rule) continue;
    if (titleFolded.has(line.folded) || titleFolded.has(repeatedTitle(line))) line.rule = 'title';
    else if (index < titleIndex && !isBodyLine(line)) line.rule = 'before-title';
    else if (line.folded.length >= REPEATED_LINE_CHARACTERS && seen.has(line.folded)) {
      line.rule = 'repeated';
    }
    seen.add(line.folded);
  }
}

/** Beside other heads of minutes a date is one of them, not the page's. */
function keepForm(lines: Line[]): void {
  const isForm = (line: Line | undefined) => line !== undefined && FORM_FIELD.test(line.folded);
  const isKept = (line: Line | undefined) => line?.rule === null && isForm(line);
  const kept = lines.filter(
    (line, index) => isForm(line) && (isKept(lines[index - 1]) || isKept(lines[index + 1])),
  );
  for (const line of kept) line.rule = null;
}

function bodyCharacters(lines: Line[]): number {
  return lines.reduce((sum, line) => sum + (isBodyLine(line) ? line.folded.length : 0), 0);
}

/** Everything behind the first tail mark that has the body before it is tail. */
function markTail(lines: Line[]): void {
  const tail = lines.findIndex((line, index) => {
    if (line.rule === null || !TAIL_RULES.has(line.rule)) return false;
    const before = bodyCharacters(lines.slice(0, index));
    const behind = bodyCharacters(lines.slice(index + 1));
    return before >= BODY_BEFORE_TAIL && behind <= before * MORE_BODY_BEHIND;
  });
  if (tail === -1) return;
  for (const line of lines.slice(tail)) line.rule ??= 'tail';
}

/** What stands behind the last line of the report is the page. */
function markBehind(lines: Line[], text: string): void {
  for (const line of lines.slice(endOfBody(lines, text))) {
    line.rule ??= isLabel(line, text) ? 'label' : 'behind-body';
  }
}

/** Values of the page's labels that stand below them, as in the cells of a table. */
function markValues(lines: Line[], text: string): void {
  const first = firstOfBody(lines, text);
  for (const [index, line] of lines.slice(0, Math.max(first, 0)).entries()) {
    const label = lines[index - 1];
    if (
      line.rule === null &&
      label?.rule &&
      LABEL_ABOVE.test(label.folded) &&
      VALUE.test(line.folded)
    ) {
      line.rule = 'label-value';
    }
  }
}

/** Rows of channels before the running text. */
function markRows(lines: Line[], text: string): void {
  const first = firstOfBody(lines, text);
  for (const line of lines.slice(0, Math.max(first, 0))) {
    if (line.rule === null && isRowOfChannels(line, text)) line.rule = 'menu';
  }
}

/** Labels before the running text; right above it a short line may be a heading of the report's. */
export function markLabels(lines: Line[], text: string): void {
  const first = firstOfBody(lines, text);
  for (const [index, line] of lines.slice(0, Math.max(first - 1, 0)).entries()) {
    if (line.rule === null && index < first - 1 && isLabel(line, text)) line.rule = 'label';
  }
}
