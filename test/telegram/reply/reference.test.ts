import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeReference, encodeReference } from '../../../src/telegram/reply/reference.ts';
import { naughty } from '../../helpers/naughty.ts';

const reportId = fc.string({
  unit: fc.constantFrom(...'0123456789abcdef'),
  minLength: 16,
  maxLength: 16,
});
const offset = fc.integer({ min: 0, max: 2 ** 31 });
const span = fc.tuple(offset, offset).filter(([a, b]) => a !== b);
const reference = fc.record({
  reportId,
  span: fc.option(span.map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))),
});

it('comes back from a link as it was, and a link of Telegram takes it', () => {
  fc.assert(
    fc.property(reference, given => {
      const text = encodeReference(given);
      expect(text).toMatch(/^[\w-]{1,64}$/u);
      expect(decodeReference(text)).toEqual(given);
    }),
  );
});

it('is one text for one reference: what is read is what would be written', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[cr]_[0-9a-f]{16}(?:_[0-9a-z]{1,8}){0,3}$/u),
  );
  fc.assert(
    fc.property(text, given => {
      const read = decodeReference(given);
      if (read !== null) expect(encodeReference(read)).toBe(given);
    }),
  );
});

it.each([
  '',
  'r_',
  'r1',
  'r_0123456789abcde',
  'r_0123456789ABCDEF',
  'r_0123456789abcdef_1_2',
  'c_0123456789abcdef',
  'c_0123456789abcdef_1',
  'c_0123456789abcdef_2_1',
  'c_0123456789abcdef_1_1',
  'c_0123456789abcdef_01_2',
  'c_0123456789abcdef_-1_2',
  'c_0123456789abcdef_1_zzzzzzz',
  'c_0123456789abcdef_1_2_3',
  'c_0123456789abcdef_1_2\n',
  ' c_0123456789abcdef_1_2',
  'c_../../../etc/pass_1_2',
])('leads nowhere: %j', text => {
  expect(decodeReference(text)).toBeNull();
});

it('takes no naughty string for a reference', () => {
  for (const text of naughty ?? []) expect(decodeReference(text)).toBeNull();
});
