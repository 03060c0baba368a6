/** Characters that a terminal shows two columns wide: Chinese, its punctuation, wide Latin. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;
const COMBINING = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Columns that a text takes in a terminal. */
export function columns(text: string): number {
  let width = 0;
  for (const character of text) {
    if (COMBINING.test(character)) continue;
    width += WIDE.test(character) ? 2 : 1;
  }
  return width;
}

/** The text, filled with blanks behind (or before) it up to a width. */
export function padColumns(text: string, width: number, side: 'end' | 'start' = 'end'): string {
  const blanks = ' '.repeat(Math.max(0, width - columns(text)));
  return side === 'end' ? `${text}${blanks}` : `${blanks}${text}`;
}

/** The text on one line, cut with … where it is wider. */
export function cutColumns(text: string, width: number): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  if (columns(line) <= width) return line;
  let kept = '';
  let used = 1;
  for (const character of line) {
    used += columns(character);
    if (used > width) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Rows of cells in columns: the first to the left, the others to the right. */
export function table(rows: string[][]): string {
  const width = (k: number) => Math.max(0, ...rows.map(row => columns(row[k] ?? '')));
  const widths = (rows[0] ?? []).map((_, k) => width(k));
  return rows
    .map(row =>
      row
        .map((cell, k) => padColumns(cell, widths[k] ?? 0, k === 0 ? 'end' : 'start'))
        .join('  ')
        .trimEnd(),
    )
    .map(line => `${line}\n`)
    .join('');
}
