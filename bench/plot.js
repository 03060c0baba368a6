/** Time and memory against the size of the corpus, both on logarithmic axes. */
import { productModule } from './product.js';
import { figure } from './table.js';

const WIDTH = 1200;
const HEIGHT = 560;
const PANEL = { width: 480, height: 360, top: 130 };
const LEFTS = [90, 680];
const SIZE = { title: 30, label: 20 };

/**
 * @typedef {object} Line
 * @property {string} name
 * @property {number[]} values
 */

/**
 * @param {number[]} sizes passages
 * @param {{ title: string, lines: Line[] }[]} panels two
 * @returns {Promise<string>} SVG
 */
export async function plot(sizes, panels) {
  const { COLOURS, drawing, element, text } = await productModule('picture/svg');
  const colours = [COLOURS.accent, COLOURS.second, COLOURS.rest];
  const parts = panels.flatMap(({ title, lines }, p) => {
    const left = LEFTS[p] ?? 0;
    const all = lines.flatMap(({ values }) => values);
    const x = scale(sizes, left, PANEL.width);
    const y = scale(all, PANEL.top + PANEL.height, -PANEL.height);
    const grid = decades(all).map(value => {
      const at = y(value);
      const stroke = { stroke: COLOURS.grid, 'stroke-width': 1 };
      return (
        element('line', { x1: left, x2: left + PANEL.width, y1: at, y2: at, ...stroke }) +
        text(String(value), { x: left - 12, y: at + 7, size: SIZE.label, anchor: 'end' })
      );
    });
    const below = sizes.map(size =>
      text(short(size), {
        x: x(size),
        y: PANEL.top + PANEL.height + 34,
        size: SIZE.label,
        anchor: 'middle',
      }),
    );
    const drawn = lines.map(({ name, values }, i) => {
      const stroke = colours[i];
      const points = values.map((value, n) => [x(sizes[n] ?? 0), y(value)]);
      const line = element('polyline', {
        points: points.map(each => each.map(at => at.toFixed(1)).join(',')).join(' '),
        fill: 'none',
        stroke,
        'stroke-width': 3,
      });
      const dots = points.map(([cx, cy]) => element('circle', { cx, cy, r: 5, fill: stroke }));
      const key = text(name, {
        x: left + 10,
        y: PANEL.top + 26 * (i + 1),
        size: SIZE.label,
        fill: stroke,
      });
      return line + dots.join('') + key;
    });
    return [
      text(title, { x: left, y: 80, size: SIZE.title, weight: 700 }),
      ...grid,
      ...below,
      ...drawn,
    ];
  });
  return drawing({ width: WIDTH, height: HEIGHT, label: 'Time and memory by passages' }, parts);
}

/**
 * How fast values grow with the sizes: the exponent of the power that fits them best.
 * @param {number[]} sizes
 * @param {number[]} values
 */
export function exponent(sizes, values) {
  const [xs, ys] = [sizes.map(Math.log), values.map(Math.log)];
  const mean = (/** @type {number[]} */ all) =>
    all.reduce((sum, each) => sum + each, 0) / all.length;
  const [x0, y0] = [mean(xs), mean(ys)];
  const up = xs.reduce((sum, x, i) => sum + (x - x0) * ((ys[i] ?? 0) - y0), 0);
  return figure(up / xs.reduce((sum, x) => sum + (x - x0) ** 2, 0), 2);
}

/**
 * @param {number[]} values
 * @param {number} start
 * @param {number} length
 */
function scale(values, start, length) {
  const marks = decades(values);
  const [low, high] = [Math.log(marks[0] ?? 1), Math.log(marks.at(-1) ?? 10)];
  return (/** @type {number} */ value) =>
    start + (length * (Math.log(value) - low)) / (high - low || 1);
}

/** Powers of ten around the values. @param {number[]} values */
function decades(values) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i));
}

/** @param {number} size */
function short(size) {
  return size >= 1e6 ? `${figure(size / 1e6, 2)}M` : `${Math.round(size / 1e3)}k`;
}
