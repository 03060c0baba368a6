import { describe, expect, it } from 'vitest';
import type { TimelinePoint } from '../../src/picture/timeline.ts';
import { timelineSvg } from '../../src/picture/timeline-svg.ts';

const words = {
  measures: '要求条数',
  rest: (places: number) => `其他 ${places} 地`,
  nowhere: '地点不详',
  undated: '日期不全',
  total: '合计',
};

function point(fields: Partial<TimelinePoint> = {}): TimelinePoint {
  return { reportIndex: 0, day: '2022-05-12', place: '晋中市', measures: 1, ...fields };
}

function drawn(points: TimelinePoint[]): string {
  return timelineSvg({ points, title: '防汛：何时何地提到', subtitle: '9 篇报道', words });
}

function textsOf(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)/gu)].map(([, content = '']) => content);
}

/** Middle and radius of every dot behind the legend. */
function dotsOf(svg: string): { cx: number; cy: number; r: number; said: string }[] {
  const dots = svg.matchAll(
    /<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"[^>]*><title>([^<]*)/gu,
  );
  return [...dots].map(([, cx, cy, r, said = '']) => ({
    ...{ cx: Number(cx), cy: Number(cy), r: Number(r), said },
  }));
}

describe('the drawing of a timeline', () => {
  it('has one dot a place and day, the larger the more measures', () => {
    const points = [
      point({ measures: 1 }),
      point({ measures: 3 }),
      point({ measures: 1, day: '2022-05-20' }),
      point({ place: '舞钢市', measures: 16 }),
    ];

    const dots = dotsOf(drawn(points));

    expect(dots.map(({ said }) => said)).toEqual([
      '舞钢市 · 2022-05-12 · 16',
      '晋中市 · 2022-05-12 · 4',
      '晋中市 · 2022-05-20 · 1',
    ]);
    const [sixteen, four, one] = dots as [(typeof dots)[0], (typeof dots)[0], (typeof dots)[0]];
    expect(sixteen.r).toBeCloseTo(2 * four.r, 1);
    expect(one.cx).toBeGreaterThan(four.cx);
    expect(sixteen.cx).toBe(four.cx);
  });

  it('hides no small dot behind a larger one', () => {
    const sizes = [1, 9, 2].map((measures, i) => point({ measures, day: `2022-05-1${i}` }));

    const radii = dotsOf(drawn(sizes)).map(({ r }) => r);

    expect(radii).toEqual([...radii].sort((a, b) => b - a));
  });

  it('says everything in words: title, places, sums, axis', () => {
    const texts = textsOf(drawn([point({ measures: 7 }), point({ day: null, measures: 2 })]));

    for (const text of ['防汛：何时何地提到', '9 篇报道', '要求条数', '晋中市', '05-12', '2022']) {
      expect(texts).toContain(text);
    }
    // What has no date is counted beside the axis and in the sum.
    expect(texts.slice(-2)).toEqual(['2', '9']);
    expect(texts).toContain('日期不全');
    expect(textsOf(drawn([point()]))).not.toContain('日期不全');
  });

  it('gives the twelve largest places a row of their own, and the rest one', () => {
    const points = Array.from({ length: 30 }, (_, i) => point({ place: `${i}号市`, measures: i }));

    const texts = textsOf(drawn([...points, point({ place: null })]));

    expect(texts.filter(text => text.endsWith('号市'))).toHaveLength(12);
    expect(texts).toContain('其他 18 地');
    expect(texts).toContain('地点不详');
  });

  it.each([
    ['one dot', [point()]],
    ['no date at all', [point({ day: null })]],
    ['nothing', []],
    ['centuries', [point({ day: '0001-01-01' }), point({ day: '9999-12-31' })]],
    ['a name that is markup', [point({ place: '<svg onload="a()">&' })]],
    ['a very long name', [point({ place: '长'.repeat(200) })]],
    ['a very large number', [point({ measures: 123_456 })]],
  ])('stays inside its frame with %s', (_, points) => {
    const svg = drawn(points);
    const [, width, height] = /width="(\d+)" height="(\d+)"/u.exec(svg) ?? [];

    for (const { cx, cy, r } of dotsOf(svg)) {
      expect(cx - r).toBeGreaterThan(0);
      expect(cx + r).toBeLessThan(Number(width));
      expect(cy + r).toBeLessThan(Number(height));
    }
    expect(svg).not.toMatch(/NaN|Infinity|undefined|<svg onload/u);
    expect(Number(width)).toBe(1200);
    expect(Number(height)).toBeLessThan(900);
  });

  it('is the same for the same points', () => {
    const points = Array.from({ length: 40 }, (_, i) =>
      point({ place: `${i % 17}号市`, day: `2022-05-${String(1 + (i % 28)).padStart(2, '0')}` }),
    );

    expect(drawn(points)).toBe(drawn(points));
  });
});
