import { describe, expect, it } from 'vitest';
import { COLOURS, escaped, fitted, text, textWidth } from '../../src/picture/svg.ts';

/** Contrast of two colours by WCAG 2, 1 to 21. */
function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)].sort((x, y) => y - x) as [number, number];
  return (a + 0.05) / (b + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map(at => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map(part => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('parts of a drawing', () => {
  it.each(['ink', 'quiet', 'accent', 'second', 'rest'] as const)(
    'have the contrast of text on both grounds: %s',
    name => {
      expect(contrast(COLOURS[name], COLOURS.ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(COLOURS[name], COLOURS.band)).toBeGreaterThanOrEqual(4.3);
    },
  );

  it('are no markup, whatever a name holds', () => {
    const svg = text('</text><script>&"', { x: 1, y: 2, size: 3 });

    expect(svg).toContain('&lt;/text&gt;&lt;script&gt;&amp;"');
    expect(svg.match(/</gu)).toHaveLength(2);
  });

  it.each([
    ['control characters', 'a\u0000b\u001bc', 'a bc'],
    ['what turns the direction', '\u202e市\u2069', '市'],
    ['half a character', '市\ud800', '市'],
    ['lines', '云岭\n市', '云岭 市'],
  ])('leave out %s', (_, given, shown) => {
    expect(escaped(given).replaceAll(' ', '')).toBe(shown.replaceAll(' ', ''));
  });

  it('are cut to a width with …', () => {
    expect(fitted('云岭市', 20, 60)).toBe('云岭市');
    expect(fitted('云岭市人民政府', 20, 60)).toBe('云岭…');
    expect(textWidth(fitted('云'.repeat(99), 28, 262), 28)).toBeLessThanOrEqual(262);
    expect(fitted('𠮷𠮷𠮷𠮷', 20, 60)).toBe('𠮷𠮷…');
  });
});
