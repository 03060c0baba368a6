const HAN_DIGITS = '零一二三四五六七八九';

/** `九十七` → 97, `一百零三` → 103, `25` → 25. */
export function hanNumber(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text);
  let total = 0;
  let digit = 0;
  for (const character of text) {
    if (character === '十') {
      total += (digit || 1) * 10;
      digit = 0;
    } else if (character === '百') {
      total += (digit || 1) * 100;
      digit = 0;
    } else digit = HAN_DIGITS.indexOf(character);
  }
  return total + digit;
}
