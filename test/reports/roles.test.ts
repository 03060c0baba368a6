import { describe, expect, it } from 'vitest';
import { foundAt, readText } from '../../src/reports/record/found.ts';
import { personRoles, rolesOf } from '../../src/reports/record/roles.ts';

function rolesIn(body: string, names: string[]): Record<string, string> {
  const people = names.map(name => foundAt(readText(name, 'body'), { start: 0, end: name.length }));
  return Object.fromEntries(
    personRoles(rolesOf(body, people)).map(({ person, role }) => [person, role]),
  );
}

describe('a role', () => {
  it.each([
    ['市委副书记、市长骆守诚出席。', '市委副书记、市长'],
    ['会议由县委常委、副县长骆守诚主持。', '县委常委、副县长'],
    ['11月2日下午，市委书记骆守诚主持会议。', '市委书记'],
    ['出席会议的副市长骆守诚讲话。', '副市长'],
    ['国家林业和草原局局长骆守诚强调，要供暖。', '国家林业和草原局局长'],
    ['总理、中央应对供暖工作领导小组组长骆守诚主持。', '总理、中央应对供暖工作领导小组组长'],
    ['供暖不停 市供暖办主任骆守诚介绍，热费不涨。', '市供暖办主任'],
    ['骆守诚主持会议。市长骆守诚讲话。', '市长'],
    ['市領導駱守誠出席。', '市領導'],
  ])('is the title in front of the name: %s', (body, role) => {
    const name = body.includes('駱守誠') ? '駱守誠' : '骆守诚';
    expect(rolesIn(body, [name])).toEqual({ [name]: role });
  });

  it('is of every name of a list until the next title', () => {
    const body = '市领导孟和、骆守诚，副市长邵庆岚、柏青原和秘书长温良玉参加会议。';
    expect(rolesIn(body, ['孟和', '骆守诚', '邵庆岚', '柏青原', '温良玉'])).toEqual({
      孟和: '市领导',
      骆守诚: '市领导',
      邵庆岚: '副市长',
      柏青原: '副市长',
      温良玉: '秘书长',
    });
  });

  it('is a person’s own rather than a group’s', () => {
    const body = '市领导骆守诚、邵庆岚出席会议。市委副书记骆守诚主持会议。';
    expect(rolesIn(body, ['骆守诚', '邵庆岚'])).toEqual({
      骆守诚: '市委副书记',
      邵庆岚: '市领导',
    });
  });

  it.each([
    ['whose office there is one of', '市长骆守诚、邵庆岚出席。', '邵庆岚'],
    ['without a title', '会上，邵庆岚讲话。', '邵庆岚'],
    ['behind a verb', '会议听取了邵庆岚的汇报。', '邵庆岚'],
  ])('is not given to a name %s', (_, body, name) => {
    expect(rolesIn(body, ['骆守诚', '邵庆岚'])[name]).toBeUndefined();
  });
});
