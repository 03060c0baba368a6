/** @typedef {import('./pdf-lines.js').Line} Line */

/** A line runs on when its end comes this near to the right margin: a character does not fit. */
const NEAR_MARGIN_EMS = 1.6;
/** A line that runs on reaches this far over the page; else what looks like a margin is none. */
const LEAST_REACH = 0.7;
const INDENT_EMS = 1;
const LINE_DISTANCE_EMS = 3;
const SIZE_DIFFERENCE = 0.15;
/** Lines shorter than this say nothing about margins. */
const LONG_LINE_CHARACTERS = 15;
/** `出席：…` starts a line of its own, and so does `一、…`. */
const STARTS_ITSELF = /^(?:.{1,6}[：:]|[（(]?[一二三四五六七八九十\d]{1,3}[、.．）)])/u;
const TAKES_BLANK = /^[\p{Script=Latin}\p{N},.;:!?'"()-]{2}$/u;

/**
 * Paragraphs of a document, one a line: lines that end because the page does are put together again,
 * over page breaks too, so that a sentence is not cut.
 *
 * @param {Line[]} lines
 * @param {number} pageWidth
 */
export function paragraphsOf(lines, pageWidth) {
  const long = lines.filter(line => line.text.length >= LONG_LINE_CHARACTERS && !line.vertical);
  const left = long.reduce((least, line) => Math.min(least, line.x), Number.POSITIVE_INFINITY);
  const right = usualRight(long);
  let text = '';
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (before) {
      const runsOn =
        isFull(before, right, pageWidth) &&
        continues(before, line) &&
        line.x < left + INDENT_EMS * line.size;
      if (!runsOn) text += '\n';
      else if (TAKES_BLANK.test(before.text.slice(-1) + line.text.slice(0, 1))) text += ' ';
    }
    text += line.text;
  }
  return text;
}

/**
 * Where most long lines end, to the width of a character.
 *
 * @param {Line[]} lines
 */
function usualRight(lines) {
  /** @type {Map<number, Line[]>} */
  const byEnd = new Map();
  for (const line of lines) {
    const end = Math.round(line.right / line.size);
    const same = byEnd.get(end);
    if (same) same.push(line);
    else byEnd.set(end, [line]);
  }
  const [most = []] = [...byEnd.values()].sort((a, b) => b.length - a.length);
  return most.reduce((furthest, line) => Math.max(furthest, line.right), 0);
}

/**
 * @param {Line} line
 * @param {number} right
 * @param {number} pageWidth
 */
function isFull(line, right, pageWidth) {
  return line.right >= Math.max(right - NEAR_MARGIN_EMS * line.size, LEAST_REACH * pageWidth);
}

/**
 * @param {Line} line
 * @param {Line} next
 */
function continues(line, next) {
  if (line.vertical || next.vertical || STARTS_ITSELF.test(next.text)) return false;
  if (Math.abs(line.size - next.size) > SIZE_DIFFERENCE * line.size) return false;
  if (line.page !== next.page) return true;
  const down = line.y - next.y;
  return down > 0 && down < LINE_DISTANCE_EMS * line.size;
}
