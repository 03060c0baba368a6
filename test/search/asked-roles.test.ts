import { describe, expect, it } from 'vitest';
import { findAskedPeople } from '../../src/search/asked-people.ts';
import { findRoles, holdersOf } from '../../src/search/asked-roles.ts';
import { outlinesOf } from '../../src/search/outline.ts';
import { understandAmong } from '../../src/search/understand-among.ts';
import { report } from '../helpers/report.ts';
import { stubIndex } from '../helpers/stub-index.ts';

const inCity = (city: string, title: string, roles: [string, string][]) =>
  report({
    title,
    place: { province: null, city, county: null },
    roles: roles.map(([role, person]) => ({ role, person })),
  });
const INDEX = stubIndex([
  inCity('长治市', '一', [
    ['市委書記', '吳俊清'],
    ['市委副书记、市长', '杨勤荣'],
    ['副市长', '常书铭'],
    ['市民政局局长', '鲍季同'],
  ]),
  inCity('晋中市', '二', [['市委副书记、市长', '朱志骞']]),
]);

describe('offices that a question names', () => {
  it.each([
    ['长治市市长怎么说', ['市长']],
    ['长治市副市长怎么说', ['副市长']],
    ['长治市委书记是谁', ['市委书记']],
    ['长治市的民政局局长是谁', ['民政局局长']],
    ['学校怎么消毒', []],
    ['首长来访', []],
  ])('%s', (question, roles) => {
    expect(findRoles(question)).toEqual(roles);
  });

  it.each([
    ['长治市市长怎么说？', ['杨勤荣']],
    ['长治市副市长怎么说？', ['常书铭']],
    ['长治市委书记怎么说？', ['吴俊清']],
    ['长治市的民政局局长是谁？', ['鲍季同']],
    ['晋中市市长怎么说？', ['朱志骞']],
    ['舞钢市市长怎么说？', []],
    ['市长怎么说？', []],
  ])('mean who holds them in reports of the asked place: %s', async (question, holders) => {
    expect((await understandAmong(INDEX, question)).holders).toEqual(holders);
  });

  it('mean nobody where nobody is said to hold them', async () => {
    const reports = await outlinesOf(INDEX, await INDEX.reportIndexes());

    expect(holdersOf(['县长'], reports, text => text)).toEqual([]);
    expect(holdersOf([], reports, text => text)).toEqual([]);
  });
});

describe('people that a question names', () => {
  const known = new Set(['温良玉', '阿依努尔·买买提江', '安全']);

  it.each([
    ['会议上温良玉讲了什么', ['温良玉']],
    ['阿依努尔·买买提江怎么说', ['阿依努尔·买买提江']],
    ['安全生产怎么抓', []],
    ['常书铭怎么说', ['常书铭']],
  ])('are known to the reports, or stand where a name may: %s', (text, people) => {
    expect(findAskedPeople(text, known)).toEqual(people);
  });
});
