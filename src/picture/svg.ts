/** Families by preference; the first is the packaged one that pictures are rendered with. */
const FAMILIES =
  "'Noto Sans S Chinese','Noto Sans SC','PingFang SC','Microsoft YaHei','Noto Sans TC',sans-serif";
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
/** Widths of the packaged font in em: what is not wide is taken for a broad letter. */
const WIDE_EM = 1;
const NARROW_EM = 0.54;

/** Colours on white: text has a contrast of at least 4.5, shapes of at least 3. */
export const COLOURS = {
  ground: '#ffffff',
  band: '#f3f5f8',
  grid: '#d0d7de',
  ink: '#1b1f24',
  quiet: '#57606a',
  accent: '#0b5cad',
  second: '#b3440a',
  rest: '#6b7280',
} as const;

type Values = Record<string, string | number | undefined>;

/** An element; numbers get two decimals, so that equal drawings are equal bytes. */
export function element(name: string, values: Values, content = ''): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  const attributes = given.map(([key, value]) => ` ${key}="${attribute(value ?? '')}"`).join('');
  return content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;
}

/** A text at its baseline; what cannot be seen and what XML does not allow is left out. */
export function text(
  content: string,
  values: { x: number; y: number; size: number; fill?: string; weight?: number; anchor?: string },
): string {
  const { x, y, size, fill = COLOURS.ink, weight, anchor } = values;
  return element(
    'text',
    { x, y, 'font-size': size, fill, 'font-weight': weight, 'text-anchor': anchor },
    escaped(content),
  );
}

/** A whole drawing on a light ground, named for who does not see it. */
export function drawing(
  { width, height, label }: { width: number; height: number; label: string },
  parts: string[],
): string {
  const ground = element('rect', { width, height, fill: COLOURS.ground });
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-label': shown(label),
      'font-family': FAMILIES,
    },
    [ground, ...parts].join(''),
  );
}

/** About how wide a text is, in the unit of its size. */
export function textWidth(content: string, size: number): number {
  let width = 0;
  for (const character of content) width += WIDE.test(character) ? WIDE_EM : NARROW_EM;
  return width * size;
}

/** The text, or its beginning with …, in that width. */
export function fitted(content: string, size: number, width: number): string {
  const characters = [...shown(content)];
  if (textWidth(characters.join(''), size) <= width) return characters.join('');
  while (characters.length > 0 && textWidth(`${characters.join('')}…`, size) > width) {
    characters.pop();
  }
  return `${characters.join('')}…`;
}

/** Escaped for the content of an element. */
export function escaped(content: string): string {
  return shown(content).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function attribute(value: string | number): string {
  const given = typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;
  return given.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** One line without characters that turn the direction of text, halves, and control characters. */
function shown(content: string): string {
  return content
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/[\p{Cf}\p{Cc}\p{Cs}\p{Cn}]/gu, '')
    .trim();
}
