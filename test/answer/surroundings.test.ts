import fc from 'fast-check';
import { expect, it } from 'vitest';
import { surroundings } from '../../src/answer/surroundings.ts';

const BODY = '会议召开。要加强巡查。发现险情立即上报。值班人员不得离岗。\n会议还听取了汇报。';
const at = (text: string) => ({ start: BODY.indexOf(text), end: BODY.indexOf(text) + text.length });
const around = (text: string, most: number) => {
  const { start, end } = surroundings(BODY, at(text), most);
  return BODY.slice(start, end);
};

it.each([
  [0, '发现险情立即上报。'],
  [5, '发现险情立即上报。'],
  [6, '要加强巡查。发现险情立即上报。'],
  [9, '要加强巡查。发现险情立即上报。值班人员不得离岗。'],
  [11, '会议召开。要加强巡查。发现险情立即上报。值班人员不得离岗。'],
  [100, BODY],
])('widens by whole sentences within %i characters', (most, text) => {
  expect(around('发现险情立即上报。', most)).toBe(text);
});

it('completes a sentence that is cut, when it is short enough', () => {
  expect(around('险情', 6)).toBe('发现险情立即上报。');
  expect(around('险情', 1)).toBe('险情');
});

it('holds the span, and no more than the limit either way', () => {
  const text = fc.string({ unit: fc.constantFrom('会', '。', '\n', ' ', '𠮷'), maxLength: 60 });
  fc.assert(
    fc.property(text, fc.nat(60), fc.nat(60), fc.nat(20), (body, a, b, most) => {
      const span = {
        start: Math.min(a, b, body.length),
        end: Math.min(Math.max(a, b), body.length),
      };
      const { start, end } = surroundings(body, span, most);
      expect(start).toBeLessThanOrEqual(span.start);
      expect(end).toBeGreaterThanOrEqual(span.end);
      expect(span.start - start).toBeLessThanOrEqual(most);
      expect(end - span.end).toBeLessThanOrEqual(most);
    }),
  );
});
