import { expect, it } from 'vitest';
import { decodeOffset, encodeOffset } from '../../../src/telegram/inline/offset.ts';

it.each([
  { generation: 1, skip: 15 },
  { generation: 999_999, skip: 50 },
])('an offset is read as it was written: %o', offset => {
  const text = encodeOffset(offset);

  expect(decodeOffset(text)).toEqual(offset);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(64);
});

it.each([
  '',
  '1',
  '1.',
  '.1',
  '1.-1',
  '1.0',
  '0.1',
  '1.1.1',
  'A.1',
  '1.１',
  ' 1.1',
  '9'.repeat(99),
])('nothing else is one: %j', text => {
  expect(decodeOffset(text)).toBeNull();
});
