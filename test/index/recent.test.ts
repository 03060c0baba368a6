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
});
