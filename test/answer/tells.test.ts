import { describe, expect, it } from 'vitest';
import { tells } from '../../src/answer/tells.ts';
import { outlineOfRecord } from '../../src/search/outline.ts';
import { understand } from '../../src/search/understand.ts';
import { report } from '../helpers/report.ts';

const outline = (meetingDate: string | null) =>
  outlineOfRecord({ ...report({ meetingDate }), reportIndex: 0, firstPassage: 0, passageCount: 1 });

describe('what a passage tells by its own words', () => {
  it.each([
    ['援助湖北的医护人员', 'places', '省里派出医护人员援助湖北。', true],
    ['援助湖北的医护人员', 'places', '省里派出医护人员。', false],
    ['第三十六次专题会议精神', 'ordinals', '传达省委第三十六次专题会议精神。', true],
    ['第36次专题会议精神', 'ordinals', '传达省委第三十六次专题会议精神。', true],
    ['第三十七次专题会议精神', 'ordinals', '传达省委第三十六次专题会议精神。', false],
    ['吴俊清要求什么', 'people', '按照吴俊清的要求办。', true],
    ['吴俊清要求什么', 'people', '按照要求办。', false],
  ] as const)('%s, %s: %s', (question, constraint, text, expected) => {
    expect(tells(understand(question), constraint, outline(null), text)).toBe(expected);
  });

  it.each([
    ['2月10日对自查有什么要求', '2022-05-05', '2月10日完成自查。', true],
    ['2021年2月10日对自查有什么要求', '2022-05-05', '2月10日完成自查。', false],
    ['2月10日对自查有什么要求', '2022-05-05', '2月11日完成自查。', false],
    ['2023年的会议对自查有什么要求', null, '完成自查。', true],
    ['2023年的会议要求了什么', null, '完成自查。', false],
    ['2023年的会议要求了什么', '08-26', '完成自查。', false],
  ])('%s, of a report of %s: %s', (question, date, text, expected) => {
    expect(tells(understand(question), 'periods', outline(date), text)).toBe(expected);
  });
});
