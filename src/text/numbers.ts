const HAN_DIGITS = '〇一二三四五六七八九';
const SAME_DIGITS = new Map([
  ['零', '〇'],
  ['两', '二'],
]);
const UNITS = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** `九十七` → 97, `一百零三` → 103, `二〇二二` → 2022, `25` → 25. */
export function hanNumber(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text);
  let total = 0;
  let digits = 0;
  for (const character of text) {
    const unit = UNITS.get(character);
    if (unit !== undefined) {
      total += (digits || 1) * unit;
      digits = 0;
    } else {
      const digit = HAN_DIGITS.indexOf(SAME_DIGITS.get(character) ?? character);
      if (digit >= 0) digits = digits * 10 + digit;
    }
  }
  return total + digits;
}
