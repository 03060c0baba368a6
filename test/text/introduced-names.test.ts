import { describe, expect, it } from 'vitest';
import { introducedNames } from '../../src/text/introduced-names.ts';

describe('a name that a title introduces', () => {
  it.each([
    ['before a verb', '县水务局局长禚青禾汇报。', ['禚青禾']],
    ['of two characters before an adverb', '市人武部部长初晴应邀列席。', ['初晴']],
    ['before a bracket', '医院院长暨小满(女,侗族)发言。', ['暨小满']],
    ['behind a title with a bracket', '副县长(代理县长)揭秋实主持。', ['揭秋实']],
    ['behind two titles', '县委副书记、县长提名人选过春山出席。', ['过春山']],
    ['that sounds foreign', '县长索朗央金讲话。', ['索朗央金']],
    ['with a dot, whole', '县长阿依古丽·买买提江要求,要快。', ['阿依古丽·买买提江']],
    ['longer ones first', '局长初晴、主任禚青禾参加。', ['禚青禾', '初晴']],
    ['that is a link on its page', '副市长\n初见秋、局长\n禚青禾出席。', ['初见秋', '禚青禾']],
    ['behind a title that begins with another', '县人大常委会主任保见秋主持会议。', ['保见秋']],
    ['of four characters', '市委书记晓玛青野主持会议。\n晓玛青野强调,要快。', ['晓玛青野']],
    ['with a full stop in it', '教育处长初奈.禚固、民政处长过晴参加。', ['初奈.禚固', '过晴']],
    [
      'with a dot, less the title',
      '县长、指挥部指挥长阿依古丽·买买提江要求。',
      ['阿依古丽·买买提江'],
    ],
    ['or is not, but presides', '晓见秋主持会议。\n晓见秋强调,要快。', ['晓见秋']],
  ])('is known %s', (_, folded, names) => {
    expect([...introducedNames(folded)]).toEqual(names);
  });

  it.each([
    ['how all did it', '各部门负责人分别汇报,村支部书记全部到会。'],
    ['a verb', '局长负责,书记带头讲话,主任列席。'],
    ['how some spoke', '三个乡镇主要负责人作表态发言。'],
    ['an office', '县应急局局长办公会通报。'],
    ['the rest of a longer word', '市指挥部情况汇报。'],
  ])('is not %s', (_, folded) => {
    expect([...introducedNames(folded)]).toEqual([]);
  });
});
