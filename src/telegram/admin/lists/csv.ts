/** Spreadsheets calculate what begins so, also in full width. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r]/u;

/** A table as RFC 4180 has it, with the mark by which spreadsheets know UTF-8. */
export function csv(rows: (string | number)[][]): string {
  return `\u{FEFF}${rows.map(row => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
