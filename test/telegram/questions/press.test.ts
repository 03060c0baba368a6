import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodePress, encodePress } from '../../../src/telegram/questions/press.ts';
import { naughty } from '../../helpers/naughty.ts';

const LONGEST = { reportId: 'f'.repeat(16), span: { start: 36 ** 6 - 2, end: 36 ** 6 - 1 } };
const press = fc.record({
  act: fc.constantFrom(
    ...(['answer', 'context', 'text', 'more', 'meeting', 'up', 'down', 'stay'] as const),
  ),
  answerId: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 36 ** 8 - 1 })),
  page: fc.integer({ min: 0, max: 36 ** 8 - 1 }),
  reference: fc.constantFrom(
    null,
    LONGEST,
    { reportId: '0123456789abcdef', span: null },
    { reportId: '0123456789abcdef', span: { start: 0, end: 25 } },
  ),
});

it('comes back from the data of a button as it was, within its 64 bytes', () => {
  fc.assert(
    fc.property(press, given => {
      const data = encodePress(given);
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
      expect(decodePress(data)).toEqual(given);
    }),
  );
});

it('reads only what it would write', () => {
  const data = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^q[a-z]:[0-9a-z]{0,9}:[0-9a-z]{0,9}(?::r_[0-9a-f]{16})?$/u),
  );
  fc.assert(
    fc.property(data, given => {
      const read = decodePress(given);
      if (read !== null) expect(encodePress(read)).toBe(given);
    }),
  );
});

it.each([
  '',
  'qa',
  'qa:1',
  'qa:1:',
  'qx:1:0',
  'qa:-1:0',
  'qa:01:0',
  'qa:1:0:',
  'qa:1:0:r1',
  'qa:1:0:c_0123456789abcdef_2_1',
  'qa:1:0\n',
  'meetings:2',
])('is no press of ours: %j', data => {
  expect(decodePress(data)).toBeNull();
});

it('takes no naughty string for a press', () => {
  for (const text of naughty ?? []) expect(decodePress(text)).toBeNull();
});
