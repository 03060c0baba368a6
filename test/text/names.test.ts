import { describe, expect, it } from 'vitest';
import { findPeople, isPersonName, personAtEnd } from '../../src/text/names.ts';

describe('isPersonName', () => {
  it.each(['邵庆岚', '骆守诚', '王兵', '欧阳修远', '司马光', '冯㬚'])('%s is one', text => {
    expect(isPersonName(text)).toBe(true);
  });

  it.each(['安全', '高三', '平安', '会议', '王', '', '常委会', '王某某人', 'Wang', '党组', '文化'])(
    '“%s” is none',
    text => {
      expect(isPersonName(text)).toBe(false);
    },
  );
});

describe('personAtEnd', () => {
  it.each([
    ['市委副书记、市长骆守诚', '骆守诚'],
    ['区领导王兵', '王兵'],
    ['县委书记欧阳修远', '欧阳修远'],
    ['主席伍启贤先生', '伍启贤'],
    ['物业温少霞经理', '温少霞'],
    ['程丽嫦委员', '程丽嫦'],
  ])('of %s is %s', (subject, person) => {
    expect(personAtEnd(subject)).toBe(person);
  });

  it.each(['市疫情防控指挥部', '纪检委员', '项目经理', '各县区', '市委常委会', '会'])(
    'of %s is nobody',
    subject => {
      expect(personAtEnd(subject)).toBeNull();
    },
  );
});

describe('findPeople', () => {
  it.each([
    ['骆守诚强调了什么?', ['骆守诚']],
    ['市长骆守诚对核酸检测怎么要求', ['骆守诚']],
    ['邵庆岚书记说了什么', ['邵庆岚']],
    ['骆守诚和邵庆岚都强调了什么', ['骆守诚', '邵庆岚']],
    ['王兵参加了哪次会议', ['王兵']],
    ['车晓岚', ['车晓岚']],
  ])('finds the people of “%s”', (question, people) => {
    expect(findPeople(question)).toEqual(people);
  });

  it.each([
    '安全生产有什么要求',
    '高三学生什么时候返校',
    '高校怎么管理',
    '药店怎么销售布洛芬',
    '谁主持了会议',
    '全市有多少采样点',
    '方案是什么',
    '平顶山市长是谁',
    '云岭书记说了什么',
  ])('finds nobody in “%s”', question => {
    expect(findPeople(question)).toEqual([]);
  });
});
