import { describe, expect, it } from 'vitest';
import { Recent } from '../../src/index/recent.ts';

describe('what was read recently', () => {
  it('is not read again, and what was not asked for longest is forgotten first', () => {
    const read: number[] = [];
    const recent = new Recent(2, (key: number) => {
      read.push(key);
      return `${key}`;
    });

    const values = [1, 2, 1, 3, 1, 2].map(key => recent.get(key));

    expect(values).toEqual(['1', '2', '1', '3', '1', '2']);
    expect(read).toEqual([1, 2, 3, 2]);
  });

  it('is kept up to a size, but for what alone is larger', () => {
    const read: string[] = [];
    const recent = new Recent(
      5,
      (key: string) => {
        read.push(key);
        return key;
      },
      value => value.length,
    );

    for (const key of ['ab', 'cde', 'ab', 'f', 'cde', '1234567', 'ab']) recent.get(key);

    expect(read).toEqual(['ab', 'cde', 'f', 'cde', '1234567', 'ab']);
  });

  it('is read again when it was of no use', () => {
    let times = 0;
    const recent = new Recent(2, (_key: number) => ++times);

    recent.get(1);
    recent.forget(1);
    recent.forget(2);

    expect([recent.get(1), recent.get(1)]).toEqual([2, 2]);
  });
});
