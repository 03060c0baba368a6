import { describe, expect, it } from 'vitest';
import { attendeesOf } from '../../src/reports/record/attendees.ts';
import { valuesOf } from '../../src/reports/record/found.ts';
import { chairOf, speakersOf } from '../../src/reports/record/people.ts';
import { speakerTurns } from '../../src/reports/record/turns.ts';

describe('the chair', () => {
  it.each([
    ['在…主持下', '会议在市长冷秋水主持下进行。'],
    ['在…的主持下', '在镇长冷秋水的主持下，会议过了清单。'],
    ['主持会商', '副部长冷秋水主持会商。'],
    ['主持第一次全体会议', '主任冷秋水主持第一次全体会议。'],
    ['主持 and what else was done', '区长冷秋水主持并部署工作。'],
    ['召集', '会议由副县长冷秋水召集。'],
    ['主持会议的是', '主持会议的是县长冷秋水。'],
    ['a title behind the name', '会议由冷秋水校长主持。'],
    ['a head with the office', '主持人：村支部副书记　冷秋水'],
    ['a head with the office behind', '主持：冷秋水 县委副书记'],
    ['a head in one line with others', '时间：3月1日 主持：县长 冷秋水 记录：温玉'],
    ['a head on the line before', '主持人：\n市新闻办副主任 冷秋水'],
    ['the host speaking', '主持人冷秋水：各位朋友，下午好。'],
  ])('is told by %s', (_, body) => {
    expect(chairOf(body, null)?.value).toBe('冷秋水');
  });

  it('is not who leads the daily work', () => {
    expect(chairOf('主持工作的副局长冷秋水参加会议。', null)).toBeNull();
  });
});

describe('speakers by their deeds', () => {
  it.each([
    ['局长骆守诚通报了检查情况。', '骆守诚'],
    ['局长骆守诚、院长邵庆岚先后汇报。', '骆守诚 邵庆岚'],
    ['甲县县长骆守诚、乙县县长邵庆岚（女，彝族）在分会场发言。', '骆守诚 邵庆岚'],
    ['局长骆守诚代表被约谈单位作表态。', '骆守诚'],
    ['骆守诚、邵庆岚等专家分别发言。', '骆守诚 邵庆岚'],
    ['主任骆守诚作了消毒操作讲解。', '骆守诚'],
    ['秘书长骆守诚向会议作了关于代表资格的报告。', '骆守诚'],
    ['会议听取了骆守诚所作的报告。', '骆守诚'],
    ['会议听取了局长骆守诚、主任邵庆岚关于供暖的汇报。', '骆守诚 邵庆岚'],
    ['局长骆守诚传达了省里会议精神。', '骆守诚'],
    ['县长骆守诚出席会议，并讲话。', '骆守诚'],
    ['网格员骆守诚反映门禁坏了。', '骆守诚'],
    ['市交通局干部骆守诚建议，先修路。', '骆守诚'],
    ['教授骆守诚就水质情况进行了分析研判。', '骆守诚'],
    ['局长骆守诚受县政府委托，作了关于供暖的报告。', '骆守诚'],
    ['会上，常委骆守诚、邵庆岚，委员柏青原先后作了发言。', '骆守诚 邵庆岚 柏青原'],
    ['局长骆守诚宣读文件。', ''],
    ['会议听取了市气象局汇报。', ''],
  ])('%s', (body, names) => {
    expect(valuesOf(speakersOf(body, [])).join(' ')).toBe(names);
  });
});

describe('a turn', () => {
  const turnsOf = (body: string) =>
    speakerTurns(body, chairOf(body, null)).map(({ speaker }) => speaker?.value ?? null);

  it.each([
    [
      'lines of a press conference',
      '骆守诚：昨天采样。\n记者：菜够吗？\n邵庆岚：够。',
      ['骆守诚', null, '邵庆岚'],
    ],
    ['names in square brackets', '[骆守诚]昨天采样，今天也采。', ['骆守诚']],
    ['an answer', '问：药够吗？骆守诚答：够。', [null, '骆守诚']],
    ['a deed and what was asked', '骆守诚就落实作了安排，要求值守。', ['骆守诚']],
    ['a speech behind an occasion', '谈到供暖时，骆守诚说，要快。', ['骆守诚']],
    ['dashes', '骆守诚强调：\n——要快。\n——要准。', ['骆守诚']],
    [
      'items of a list',
      '骆守诚要求：\n各县要看紧炉子。\n各镇不得断煤。\n会议还听取了汇报。',
      ['骆守诚', null],
    ],
    ['a pronoun in the sentence', '会议由县长骆守诚主持，他最后补充说，要快。', ['骆守诚']],
    ['a manner of speaking', '骆守诚语重心长地说，要快。', ['骆守诚']],
    ['the meeting behind a speaker', '骆守诚认为，不快。会议要求，要快。', ['骆守诚', null]],
  ])('is told by %s', (_, body, expected) => {
    expect(turnsOf(body)).toEqual(expected);
  });
});

describe('attendees', () => {
  it.each([
    ['应邀列席', '部长初晴应邀列席。', '初晴'],
    ['等县委常委', '县长骆守诚、副书记邵庆岚等县委常委出席。', '骆守诚 邵庆岚'],
    ['a bracket in the list', '副主任骆守诚（女）、邵庆岚和委员共29人出席会议。', '骆守诚 邵庆岚'],
    ['参会', '所长骆守诚参会。', '骆守诚'],
    ['names behind', '参加会议的还有副市长骆守诚、邵庆岚。', '骆守诚 邵庆岚'],
    [
      'a head of minutes',
      '参会人员：副总经理 骆守诚；工会主席 邵庆岚；各车间主任',
      '骆守诚 邵庆岚',
    ],
    ['names parted by blanks', '出席人员：骆守诚 邵庆岚 柏青原', '骆守诚 邵庆岚 柏青原'],
    ['answering questions', '局长骆守诚出席并回应关切。', '骆守诚'],
    ['an outside office', '县长骆守诚，驻云部队首长邵庆岚参加会议。', '骆守诚 邵庆岚'],
    ['a bracket before the rest', '政委骆守诚（女） 及各工作组负责人参加会议。', '骆守诚'],
    ['taking part by video', '副縣長駱守誠、秘書長邵慶嵐等主管以視訊方式參與。', '駱守誠 邵慶嵐'],
    ['no part of others', '骆守诚：感谢各位记者的参与。', ''],
    ['watching', '县长骆守诚在县分会场收听收看。', '骆守诚'],
    ['titles behind', '骆守诚副县长、邵庆岚副主任参加会议。', '骆守诚 邵庆岚'],
    ['nobody by name', '县级领导、各乡镇党委书记全部参加会议。', ''],
  ])('are read from %s', (_, body, names) => {
    expect(valuesOf(attendeesOf(body)).join(' ')).toBe(names);
  });
});
