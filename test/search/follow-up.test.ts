import { describe, expect, it } from 'vitest';
import { asksForMore } from '../../src/search/follow-up.ts';
import { understand } from '../../src/search/understand.ts';

const following = (question: string, before: string, reportIndexes = [3]) =>
  understand(question, { query: understand(before), reportIndexes });

describe('a question that wants more', () => {
  it.each(['还有呢', '还有吗', '还有别的要求吗', '其他的呢', '继续', 'more'])('is %s', spoken => {
    expect(asksForMore(spoken)).toBe(true);
  });

  it.each(['还有多少采样点', '那学校呢', '其他人员怎么管', '谁主持的'])('is not %s', spoken => {
    expect(asksForMore(spoken)).toBe(false);
  });
});

describe('what a question takes over', () => {
  it('is the kind of answer and the topic, for another place', () => {
    const query = following('那晋中呢？', '哪几次会议提到了安全生产？');

    expect(query).toMatchObject({ kind: 'list', topic: '安全生产', places: ['晋中'] });
  });

  it('is no place, person or time that it names itself, not even as a word', () => {
    const query = following('那长治呢？', '晋中市5月的会议对学校有什么要求？');

    expect(query.inherited?.folded).not.toContain('晋中');
    expect(query).toMatchObject({ places: ['长治'], dates: [{ year: null, month: 5, day: null }] });
  });

  it('is the meeting when it asks about it', () => {
    for (const question of ['谁主持的？', '什么时候开的？']) {
      expect(following(question, '堤防多久巡查一遍？').inherited).toMatchObject({
        sameMeeting: true,
        reportIndexes: [3],
      });
    }
    expect(following('那学校呢？', '堤防多久巡查一遍？').inherited?.sameMeeting).toBe(false);
  });

  it('are the sides of a comparison for another matter', () => {
    const query = following('那养老院呢？', '晋中和舞钢对学校的要求有什么不同？');

    expect(query).toMatchObject({ comparedBy: 'places', places: ['晋中', '舞钢'] });
    expect(following('那长治呢？', '晋中和舞钢对学校的要求有什么不同？').comparedBy).toBeNull();
  });

  it('is nothing when it asks which meetings spoke of a matter of its own', () => {
    const query = following('请问哪些会议讲过防汛？', '晋中会议对高校有什么要求？');

    expect(query).toMatchObject({ kind: 'list', topic: '防汛', places: [], inherited: null });
  });

  it('is nothing for a few words after a question that was not answered', () => {
    expect(following('核酸', '今天天气怎么样？', []).inherited).toBeNull();
    expect(following('核酸', '今天的会议讲了什么？').inherited).not.toBeNull();
    expect(following('那晋中呢？', '上海对学校有什么要求？', [])).toMatchObject({ topic: '学校' });
  });

  it('reaches back over a question that says little', () => {
    const second = following('谁主持的？', '晋中市对养老机构探视有什么要求？');
    const third = understand('还有呢？', { query: second, reportIndexes: [3] });

    expect(third.inherited?.folded).toContain('养老机构');
  });
});

describe('what is compared', () => {
  it.each([
    ['晋中和舞钢对学校的要求', 'places'],
    ['晋中市的会议和舞钢市的会议有什么不同', 'places'],
    ['5月和12月有什么不同', 'periods'],
    ['第十次会议和第十一次会议有何不同', 'ordinals'],
    ['吴俊清和常书铭分别要求什么', 'people'],
    ['忻州派了多少人援助湖北', null],
    ['晋中对学校的要求', null],
    ['哪几次会议提到晋中和长治', null],
  ])('%s → %s', (question, by) => {
    expect(understand(question).comparedBy).toBe(by);
  });
});
