import { describe, expect, it } from 'vitest';
import { MAX_QUESTION_CHARACTERS, understand } from '../../src/search/understand.ts';

describe('understanding a question', () => {
  it.each([
    ['晋中市的会议是谁主持的？', 'chair'],
    ['哪位领导主持了会议？', 'chair'],
    ['Who chaired the meeting?', 'chair'],
    ['谁参加了会议？', 'who'],
    ['采样点有多少个？', 'number'],
    ['How many sampling points are there?', 'number'],
    ['小学什么时候开学？', 'time'],
    ['When does school start?', 'time'],
    ['采样点在哪里？', 'place'],
    ['哪几次会议提到了安全生产？', 'list'],
    ['山西省有哪些会议？', 'list'],
    ['长治市和潞州区分别开了什么会？', 'compare'],
    ['两次会议有何异同？', 'compare'],
    ['会议对学校提出了什么要求？', 'requirement'],
    ['学校有哪些防控措施？', 'requirement'],
    ['药店怎么卖退烧药？', 'how'],
    ['晋中市的会议是什么时候开的？', 'held'],
    ['第九十七次会议在哪里召开？', 'held'],
    ['场所码政策有什么变化？', 'timeline'],
    ['历次会议对返校的要求', 'timeline'],
    ['学校消毒情况', 'open'],
    ['🙂', 'open'],
  ])('knows what kind of answer is wanted: %s → %s', (question, kind) => {
    expect(understand(question).kind).toBe(kind);
  });

  it.each([
    ['2022年5月5日的会议', [{ year: 2022, month: 5, day: 5 }]],
    ['5月5日开了什么会？', [{ year: null, month: 5, day: 5 }]],
    ['二〇二二年三月的会议', [{ year: 2022, month: 3, day: null }]],
    [
      '5月和12月有什么不同？',
      [
        { year: null, month: 5, day: null },
        { year: null, month: 12, day: null },
      ],
    ],
    ['27类人员', []],
  ])('finds dates: %s', (question, dates) => {
    expect(understand(question).dates).toEqual(dates);
  });

  it.each([
    ['晋中市和潞州区开了什么会？', ['晋中市', '潞州区'], []],
    ['舞鋼市對學校有什麼要求？', ['舞钢市'], []],
    ['常书铭提出了什么要求？', [], ['常书铭']],
    ['市长吴俊清要求什么？', [], ['吴俊清']],
    ['那学校呢？', [], []],
    ['应急管理部门做什么？', [], []],
  ])('finds places and people: %s', (question, places, people) => {
    expect(understand(question)).toMatchObject({ places, people });
  });

  it.each([
    ['第九十七次会议', [97]],
    ['第12次和第一百零三次会议', [12, 103]],
    ['九十七个点', []],
  ])('finds which meeting of a series is meant: %s', (question, ordinals) => {
    expect(understand(question).ordinals).toEqual(ordinals);
  });

  it.each([
    ['学校有什么要求？', 'zh-Hans'],
    ['學校有什麼要求？', 'zh-Hant'],
    ['What about schools?', 'en'],
    ['PCR检测', 'zh-Hans'],
    ['🙂', 'zh-Hans'],
  ])('answers in the language of the question: %s → %s', (question, language) => {
    expect(understand(question).language).toBe(language);
  });

  it.each(['🙂', '？？', '', ' \n', '👨‍👩‍👧 ❤️', '什么？'])(
    'searches for nothing in %j',
    question => {
      expect(understand(question).folded).toBe('');
    },
  );

  it('reads no more of a pasted text than a question can be', () => {
    const query = understand('学校'.repeat(4000));

    expect(query.text).toHaveLength(MAX_QUESTION_CHARACTERS);
    expect(query.inherited).toBeNull();
  });
});

describe('a question that follows another', () => {
  const query = understand('晋中市5月5日的会议对学校有什么要求？');
  const previous = { query, reportIndexes: [3, 1] };

  it.each(['那养老机构呢？', '谁主持的？', '还有呢？', '谁？', 'and schools?', '它怎么说'])(
    'leans on it when it leaves out what it is about: %s',
    question => {
      expect(understand(question, previous)).toMatchObject({
        places: ['晋中市'],
        dates: [{ year: null, month: 5, day: 5 }],
        inherited: { folded: query.folded, reportIndexes: [3, 1] },
      });
    },
  );

  it('keeps the place and date that it names itself', () => {
    expect(understand('那长治市5月6日呢？', previous)).toMatchObject({
      places: ['长治市'],
      dates: [{ year: null, month: 5, day: 6 }],
      inherited: { reportIndexes: [3, 1] },
    });
  });

  it.each([
    '舞钢市对重点人群有什么要求？',
    '养老机构应当如何管理探视',
    '第九次会议谁参加？',
    '🙂',
    '？',
  ])('stands alone when it says what it is about, or nothing at all: %s', question => {
    expect(understand(question, previous).inherited).toBeNull();
  });

  it('has nothing to lean on without one', () => {
    expect(understand('那学校呢？').inherited).toBeNull();
  });

  it('is searched for without the word that goes on', () => {
    expect(understand('那学校呢？', previous).folded).toBe('学校');
    expect(understand('那曲市呢？', previous).folded).toBe('那曲市');
  });
});
