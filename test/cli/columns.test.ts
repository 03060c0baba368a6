import { describe, expect, it } from 'vitest';
import { columns, cutColumns, padColumns, table } from '../../src/cli/columns.ts';

describe('columns of a terminal', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['引据', 4],
    ['3月，', 5],
    ['（a）', 5],
    ['“引”…', 5],
    ['𠮷', 2],
    ['e\u0301', 1],
    ['🙂', 2],
  ])('%s takes %d', (text, width) => {
    expect(columns(text)).toBe(width);
  });

  it('are filled at either end, and never cut by that', () => {
    expect(padColumns('引', 4)).toBe('引  ');
    expect(padColumns('引', 4, 'start')).toBe('  引');
    expect(padColumns('引据', 3)).toBe('引据');
  });

  it.each([
    ['引据引据', 8, '引据引据'],
    ['引据引据', 7, '引据引…'],
    ['引据引据', 6, '引据…'],
    ['a\n  b', 9, 'a b'],
  ])('hold %j in %d as %j', (text, width, cut) => {
    expect(cutColumns(text, width)).toBe(cut);
    expect(columns(cut)).toBeLessThanOrEqual(width);
  });

  it('stand below each other in a table', () => {
    expect(
      table([
        ['', 'main', '引据'],
        ['问', '1', '22222'],
      ]),
    ).toBe('    main   引据\n问     1  22222\n');
  });
});
