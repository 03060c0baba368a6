/**
 * @param {(string | number)[][]} rows the first is the heading
 * @returns {string} as Markdown, columns aligned
 */
export function table(rows) {
  const width = (/** @type {string | number} */ cell) =>
    [...String(cell)].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0);
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(3, ...rows.map(row => width(row[column] ?? ''))),
  );
  const line = (/** @type {(string | number)[]} */ cells) =>
    `| ${cells
      .map((cell, i) => {
        const padding = ' '.repeat((widths[i] ?? 0) - width(cell));
        return i === 0 ? `${cell}${padding}` : `${padding}${cell}`;
      })
      .join(' | ')} |`;
  const rule = `|${widths.map((each, i) => (i === 0 ? ` ${'-'.repeat(each)} ` : ` ${'-'.repeat(each - 1)}: `)).join('|')}|`;
  const [heading = [], ...body] = rows;
  return [line(heading), rule, ...body.map(line)].join('\n');
}

/**
 * @param {number} value
 * @param {number} digits that are shown at least
 */
export function figure(value, digits = 3) {
  if (value === 0) return '0';
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(decimals, digits));
}
