import { COLOURS, drawing, element, escaped, fitted, text, textWidth } from './svg.ts';
import { type TimeAxis, timeAxis } from './time-axis.ts';
import type { TimelinePoint } from './timeline.ts';
import { type TimelineRow, timelineRows } from './timeline-rows.ts';

/** A timeline with its words, in the language of who looks at it. */
export interface TimelineDrawing {
  points: readonly TimelinePoint[];
  title: string;
  /** Below the title: how much and from when to when. */
  subtitle: string;
  words: {
    /** What the size of a dot tells: 要求条数. */
    measures: string;
    /** Places without a row of their own: 其他 31 地. */
    rest: (places: number) => string;
    /** Reports that tell no place. */
    nowhere: string;
    /** Heads of the columns beside the plot: 无日期, 合计. */
    undated: string;
    total: string;
  };
}

const WIDTH = 1200;
const MARGIN = 40;
/** Places with a row of their own. */
export const ROWS = 12;
const SIZE = { title: 44, subtitle: 27, row: 28, small: 24 } as const;
const TOP = 204;
const ROWS_HEIGHT = 546;
const LOWEST_ROW = 42;
const HIGHEST_ROW = 84;
const FOOT = 84;
const LABELS = 262;
const COLUMN = 104;
const TICK_WIDTH = 104;
const LEAST_RADIUS = 5;
/** Room at both ends of the axis for half of a dot. */
const INSET = 16;
const MOST_RADIUS = 26;
/** Of a row's height: neighbouring rows may nearly touch. */
const RADIUS_SHARE = 0.47;
/** Baseline below the middle of a line, of its size. */
const MIDDLE = 0.36;

/** Where everything stands. */
interface Layout {
  left: number;
  right: number;
  rowHeight: number;
  bottom: number;
  /** Null when no report has a full date. */
  axis: TimeAxis | null;
  hasUndated: boolean;
  /** Radius for a number of measures. */
  radius: (measures: number) => number;
  most: number;
}

/** When and where a topic was raised, as SVG of about 1200 × 800. The same input gives the same text. */
export function timelineSvg(given: TimelineDrawing): string {
  const { points, title, subtitle, words } = given;
  const { rows, restPlaces } = timelineRows(points, ROWS);
  const layout = layOut(points, rows);
  const names = rows.map(({ place }) =>
    place === 'rest' ? words.rest(restPlaces) : (place ?? words.nowhere),
  );
  const head = [
    text(fitted(title, SIZE.title, WIDTH - 2 * MARGIN), {
      ...{ x: MARGIN, y: 74, size: SIZE.title, weight: 700 },
    }),
    text(fitted(subtitle, SIZE.subtitle, WIDTH - 2 * MARGIN), {
      ...{ x: MARGIN, y: 118, size: SIZE.subtitle, fill: COLOURS.quiet },
    }),
    legend(layout, words.measures),
    ...columnHeads(layout, words),
  ];
  const bands = rows.map((_, i) => band(layout, i));
  const drawn = rows.map((row, i) => drawRow(layout, row, names[i] ?? '', i));
  return drawing({ width: WIDTH, height: layout.bottom + FOOT, label: `${title} ${subtitle}` }, [
    ...head,
    ...bands,
    ...axisParts(layout),
    ...drawn,
  ]);
}

function layOut(points: readonly TimelinePoint[], rows: TimelineRow[]): Layout {
  const days = points.flatMap(({ day }) => day ?? []);
  const hasUndated = days.length < points.length;
  const rowHeight = Math.min(
    HIGHEST_ROW,
    Math.max(LOWEST_ROW, Math.floor(ROWS_HEIGHT / (rows.length || 1))),
  );
  const left = MARGIN + LABELS;
  const right = WIDTH - MARGIN - COLUMN - (hasUndated ? COLUMN : 0);
  const axis = days.length > 0 ? timeAxis(days, Math.floor((right - left) / TICK_WIDTH)) : null;
  const sums = axis ? rows.flatMap(row => [...cellsOf(axis, row).values()]) : [];
  const most = Math.max(1, ...sums);
  const largest = Math.min(MOST_RADIUS, rowHeight * RADIUS_SHARE);
  return {
    ...{ left, right, rowHeight, axis, hasUndated, most },
    bottom: TOP + rowHeight * rows.length,
    radius: measures => Math.max(LEAST_RADIUS, largest * Math.sqrt(measures / most)),
  };
}

/** Sums of a row's measures by step of the axis. */
function cellsOf(axis: TimeAxis, { points }: TimelineRow): Map<number, number> {
  const cells = new Map<number, number>();
  for (const { day, measures } of points) {
    if (day === null) continue;
    const step = axis.stepOf(day);
    cells.set(step, (cells.get(step) ?? 0) + measures);
  }
  return cells;
}

function xOf({ left, right }: Layout, axis: TimeAxis, step: number): number {
  return left + INSET + ((step + 0.5) * (right - left - 2 * INSET)) / axis.steps;
}

/** Dots of a few sizes with what they stand for. */
function legend({ axis, radius, most }: Layout, measures: string): string {
  if (!axis) return '';
  const middle = 166;
  const y = middle + SIZE.small * MIDDLE;
  const values = [...new Set([1, Math.ceil(most / 4), most])];
  const parts = [text(measures, { x: MARGIN, y, size: SIZE.small, fill: COLOURS.quiet })];
  let x = MARGIN + textWidth(measures, SIZE.small) + 24;
  for (const value of values) {
    const r = radius(value);
    parts.push(dot(x + r, middle, r, COLOURS.accent));
    const label = String(value);
    parts.push(text(label, { x: x + 2 * r + 10, y, size: SIZE.small, fill: COLOURS.quiet }));
    x += 2 * r + 10 + textWidth(label, SIZE.small) + 30;
  }
  return parts.join('');
}

function columnHeads({ right, hasUndated }: Layout, words: TimelineDrawing['words']): string[] {
  const head = (content: string, at: number) =>
    text(fitted(content, SIZE.small, COLUMN - 8), {
      ...{ x: at, y: TOP - 14, size: SIZE.small, fill: COLOURS.quiet, anchor: 'end' },
    });
  return [
    ...(hasUndated ? [head(words.undated, right + COLUMN)] : []),
    head(words.total, WIDTH - MARGIN),
  ];
}

function band({ rowHeight }: Layout, i: number): string {
  if (i % 2 === 1) return '';
  const y = TOP + i * rowHeight;
  const width = WIDTH - 2 * MARGIN + 24;
  return element('rect', { x: MARGIN - 12, y, width, height: rowHeight, fill: COLOURS.band });
}

function axisParts(layout: Layout): string[] {
  const { axis, left, right, bottom } = layout;
  const line = (x1: number, y1: number, x2: number, y2: number, stroke: string) =>
    element('line', { x1, y1, x2, y2, stroke, 'stroke-width': 2 });
  if (!axis) return [];
  const marks = axis.ticks.flatMap(({ step, label, year }) => {
    const x = xOf(layout, axis, step);
    const below = { x, size: SIZE.small, fill: COLOURS.quiet, anchor: 'middle' };
    return [
      line(x, TOP, x, bottom + 8, COLOURS.grid),
      text(label, { ...below, y: bottom + 36 }),
      ...(year === null ? [] : [text(year, { ...below, y: bottom + 66 })]),
    ];
  });
  return [...marks, line(left, bottom, right, bottom, COLOURS.rest)];
}

function drawRow(layout: Layout, row: TimelineRow, name: string, i: number): string {
  const { axis, rowHeight, radius, right, hasUndated } = layout;
  const middle = TOP + (i + 0.5) * rowHeight;
  const y = middle + SIZE.row * MIDDLE;
  const isPlace = row.place !== null && row.place !== 'rest';
  const ink = isPlace ? COLOURS.ink : COLOURS.quiet;
  const label = fitted(name, SIZE.row, LABELS - 24);
  // Larger ones first, so that none hides another.
  const cells = axis ? [...cellsOf(axis, row)].sort(([a, m], [b, n]) => n - m || a - b) : [];
  const dots = cells.map(([step, measures]) => {
    if (!axis) return '';
    const said = `${name} · ${axis.nameOf(step)} · ${measures}`;
    const colour = isPlace ? COLOURS.accent : COLOURS.rest;
    return dot(xOf(layout, axis, step), middle, radius(measures), colour, said);
  });
  const undated = row.points.reduce((sum, p) => sum + (p.day === null ? p.measures : 0), 0);
  const number = (value: number, x: number, fill: string) =>
    text(String(value), { x, y, size: SIZE.row, fill, anchor: 'end' });
  return [
    text(label, { x: MARGIN, y, size: SIZE.row, fill: ink }),
    ...dots,
    hasUndated && undated > 0 ? number(undated, right + COLUMN, COLOURS.quiet) : '',
    number(row.measures, WIDTH - MARGIN, ink),
  ].join('');
}

/** Where dots lie over each other, their rims tell them apart. */
function dot(cx: number, cy: number, r: number, fill: string, said = ''): string {
  const rim = { stroke: COLOURS.ground, 'stroke-width': 1.5 };
  return element(
    'circle',
    { cx, cy, r, fill, 'fill-opacity': 0.85, ...rim },
    said === '' ? '' : element('title', {}, escaped(said)),
  );
}
