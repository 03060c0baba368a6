/**
 * @typedef {import('pdfjs-dist/types/src/display/api.js').TextItem} TextItem
 * @typedef {{ text: string, x: number, right: number, y: number, size: number, page: number, vertical: boolean }} Line
 */

const HAN = '\\p{Script=Han}';
/** Stands for a gap that a reader sees; pdf.js puts narrower ones into the text as blanks. */
const WIDE_GAP = '\u3000';
const WIDE_GAP_EMS = 0.6;
/** Two pieces stand on one line when their base lines differ by less; sub- and superscripts do. */
const SAME_LINE_EMS = 0.5;

const BLANK = `[ ${WIDE_GAP}]`;
/** `会 议 纪 要`: single characters set apart. */
const SET_APART = new RegExp(`(?<!${HAN})${HAN}(?:${BLANK}+${HAN})+(?!${HAN})`, 'gu');
/** `张三 李四 王五`: the blanks of a list of names are meant. */
const NAME_LIST = new RegExp(`(?<!${HAN})${HAN}{2,4}(?: ${HAN}{2,4}){2,}(?!${HAN})`, 'gu');
/** A blank that typesetting made: beside Chinese punctuation, between Chinese and Chinese or digits. */
const MADE_BLANK = new RegExp(
  `(?<=[${HAN}\\d]) +(?=${HAN})|(?<=${HAN}) +(?=\\d)| +(?=[，。、；：！？）》」』”])|(?<=[，。、；：！？（《「『“]) +`,
  'gu',
);
const PAGE_NUMBER =
  /^[-—–·•\s]*(?:[\d０-９]{1,3}|第\s*[\d０-９]{1,4}\s*页(?:[\s,，/]*共\s*[\d０-９]{1,4}\s*页)?|[\d０-９]{1,3}\s*\/\s*[\d０-９]{1,3})[-—–·•\s]*$/u;

/**
 * The lines of a page as it shows them, top to bottom in the order they were written, without the
 * page's number.
 *
 * @param {TextItem[]} items
 * @param {number} page
 * @param {(fontName: string) => boolean} isVertical
 */
export function linesOf(items, page, isVertical) {
  /** @type {Line[]} */
  const lines = [];
  /** @type {Line | null} */
  let line = null;
  for (const item of items) {
    const [, , c = 0, d = 0, x = 0, y = 0] = item.transform;
    const size = Math.hypot(c, d) || item.height || 1;
    const vertical = isVertical(item.fontName);
    const seen = item.str.trim() !== '';
    if (line && seen && !vertical && Math.abs(y - line.y) > SAME_LINE_EMS * line.size) line = null;
    if (!line && seen) {
      line = { text: '', x, right: x, y, size, page, vertical };
      lines.push(line);
    }
    if (line) {
      const wide = !seen && Math.max(item.width, vertical ? item.height : 0) > WIDE_GAP_EMS * size;
      line.text += wide ? WIDE_GAP : item.str;
      if (seen) line.right = Math.max(line.right, x + item.width);
    }
    if (item.hasEOL) line = null;
  }
  for (const each of lines) each.text = withoutMadeBlanks(each.text);
  return lines.filter(
    ({ text }, index) => !((index === 0 || index === lines.length - 1) && PAGE_NUMBER.test(text)),
  );
}

/** @param {string} text */
export function withoutMadeBlanks(text) {
  const oneByOne = text.replaceAll(SET_APART, run => run.replaceAll(new RegExp(BLANK, 'gu'), ''));
  const kept = oneByOne.replaceAll(NAME_LIST, names => names.replaceAll(' ', WIDE_GAP));
  return kept.replaceAll(MADE_BLANK, '').replaceAll(/\s+/gu, ' ').trim();
}
