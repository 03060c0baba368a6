import { renderPng } from '../../../picture/render.ts';
import { COLOURS, drawing, element, fitted, text, textWidth } from '../../../picture/svg.ts';
import { timeAxis } from '../../../picture/time-axis.ts';
import type { DayOfQuestions } from '../../state/state.ts';

/** What is written into the picture, in the language of who looks at it. */
export interface QuestionsWords {
  title: string;
  answered: string;
  notFound: string;
  /** Head of the panel of times; half and 95 of a hundred questions took at most so long. */
  milliseconds: string;
}

const WIDTH = 1200;
const HEIGHT = 800;
const LEFT = 130;
const RIGHT = WIDTH - 40;
const SIZE = { title: 44, label: 24 } as const;
const COUNTS = { top: 196, bottom: 450 };
const TIMES = { top: 546, bottom: 714 };
const TICK_WIDTH = 110;
const WIDEST_BAR = 56;
const BAR_SHARE = 0.7;
const LINES = 4;
const LEAST_RADIUS = 2;
const MOST_RADIUS = 5;

type Panel = typeof COUNTS;

/**
 * Questions of each day, answered and not, and how long they took, as PNG of 1200 × 800. Days
 * without questions stay empty. Rejects when it cannot be drawn.
 */
export function questionsPicture(
  days: DayOfQuestions[],
  words: QuestionsWords,
): Promise<Uint8Array> {
  return renderPng(questionsSvg(days, words));
}

/** The same as SVG; the same input gives the same text. */
export function questionsSvg(days: readonly DayOfQuestions[], words: QuestionsWords): string {
  const mostQuestions = Math.max(1, ...days.map(({ answered, notFound }) => answered + notFound));
  const mostTime = Math.max(1, ...days.map(({ p95 }) => p95));
  const [counts, times] = [scale(COUNTS, mostQuestions), scale(TIMES, mostTime)];
  const title = text(fitted(words.title, SIZE.title, RIGHT - 40), {
    ...{ x: 40, y: 74, size: SIZE.title, weight: 700 },
  });
  const parts = [
    title,
    key(40, 130, [
      [words.answered, COLOURS.accent],
      [words.notFound, COLOURS.second],
    ]),
    gridOf(COUNTS, counts),
    text(words.milliseconds, { x: 40, y: 514, size: SIZE.label }),
    key(40 + textWidth(words.milliseconds, SIZE.label) + 40, 514, [
      ['p50', COLOURS.accent],
      ['p95', COLOURS.second],
    ]),
    gridOf(TIMES, times),
    ...(days.length > 0 ? dayParts(days, counts, times) : []),
  ];
  return drawing({ width: WIDTH, height: HEIGHT, label: words.title }, parts);
}

/** A scale from 0 to a round number that is not below the most. */
interface Scale {
  step: number;
  steps: number;
  yOf: (value: number) => number;
}

function scale({ top, bottom }: Panel, most: number): Scale {
  const power = 10 ** Math.floor(Math.log10(most / LINES));
  const rounds = [1, 2, 5, 10].map(factor => Math.max(1, factor * power));
  const step = rounds.find(round => round * LINES >= most) ?? most;
  const steps = Math.ceil(most / step);
  return { step, steps, yOf: value => bottom - ((bottom - top) * value) / (step * steps) };
}

function gridOf(panel: Panel, { step, steps, yOf }: Scale): string {
  const lines: string[] = [];
  for (let i = 0; i <= steps; i++) {
    const y = yOf(i * step);
    const stroke = y === panel.bottom ? COLOURS.rest : COLOURS.grid;
    lines.push(element('line', { x1: LEFT, x2: RIGHT, y1: y, y2: y, stroke, 'stroke-width': 2 }));
    const label = { x: LEFT - 14, y: y + 9, size: SIZE.label, fill: COLOURS.quiet, anchor: 'end' };
    lines.push(text(String(i * step), label));
  }
  return lines.join('');
}

/** What colours stand for. */
function key(x: number, y: number, entries: [string, string][]): string {
  let at = x;
  return entries
    .map(([label, fill]) => {
      const square = element('rect', { x: at, y: y - 20, width: 22, height: 22, rx: 4, fill });
      const name = text(label, { x: at + 32, y, size: SIZE.label });
      at += 32 + textWidth(label, SIZE.label) + 36;
      return square + name;
    })
    .join('');
}

function dayParts(days: readonly DayOfQuestions[], counts: Scale, times: Scale): string[] {
  const axis = timeAxis(
    days.map(({ day }) => day),
    Math.floor((RIGHT - LEFT) / TICK_WIDTH),
    'day',
  );
  const slot = (RIGHT - LEFT) / axis.steps;
  const xOf = (step: number) => LEFT + (step + 0.5) * slot;
  const sorted = [...days].sort((a, b) => (a.day < b.day ? -1 : 1));
  const width = Math.min(WIDEST_BAR, slot * BAR_SHARE);
  const bars = sorted.map(({ day, answered, notFound }) => {
    const x = xOf(axis.stepOf(day)) - width / 2;
    const bar = (from: number, to: number, fill: string) => {
      const y = counts.yOf(to);
      const height = counts.yOf(from) - y;
      return height > 0 ? element('rect', { x, y, width, height, fill }) : '';
    };
    const all = answered + notFound;
    return bar(0, answered, COLOURS.accent) + bar(answered, all, COLOURS.second);
  });
  const ticks = axis.ticks.flatMap(({ step, label, year }) => {
    const below = { x: xOf(step), size: SIZE.label, fill: COLOURS.quiet, anchor: 'middle' };
    return [
      text(label, { ...below, y: TIMES.bottom + 38 }),
      ...(year === null ? [] : [text(year, { ...below, y: TIMES.bottom + 68 })]),
    ];
  });
  // On a day without questions nothing took no time.
  const timed = sorted.filter(({ answered, notFound }) => answered + notFound > 0);
  const r = Math.max(LEAST_RADIUS, Math.min(MOST_RADIUS, slot / 4));
  const line = (timeOf: (day: DayOfQuestions) => number, stroke: string) => {
    const at = timed.map(day => [xOf(axis.stepOf(day.day)), times.yOf(timeOf(day))] as const);
    const points = at.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
    const dots = at.map(([cx, cy]) => element('circle', { cx, cy, r, fill: stroke }));
    return (
      element('polyline', {
        points,
        fill: 'none',
        stroke,
        'stroke-width': Math.min(4, Math.max(2, slot / 4)),
      }) + dots.join('')
    );
  };
  return [
    ...bars,
    ...ticks,
    line(({ p50 }) => p50, COLOURS.accent),
    line(({ p95 }) => p95, COLOURS.second),
  ];
}
