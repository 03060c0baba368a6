import { describe, expect, it } from 'vitest';
import type { ReportRecord } from '../../src/index/catalog/catalog.ts';
import { agreement } from '../../src/search/agreement.ts';
import { outlineOfRecord } from '../../src/search/outline.ts';
import { understand } from '../../src/search/understand.ts';
import { report } from '../helpers/report.ts';

const NOTHING_KNOWN: ReportRecord = {
  ...report(),
  reportIndex: 0,
  firstPassage: 0,
  passageCount: 1,
};
const JINZHONG: ReportRecord = {
  ...NOTHING_KNOWN,
  title: '晋中召开会议',
  meetingDate: '2022-05-05',
  published: '2022-05-06',
  place: { province: '山西省', city: '晋中市', county: null },
  ordinal: 97,
  chair: '吳俊清',
  speakers: ['常书铭'],
};

describe('how a question and a record agree', () => {
  it.each([
    ['晋中市的会议', 1, 0],
    ['晉中市的會議', 1, 0],
    ['山西省的会议', 1, 0],
    ['长治市的会议', 0, 1],
    ['晋中市和长治市的会议', 1, 1],
    ['2022年5月5日的会议', 1, 0],
    ['5月6日的会议', 1, 0],
    ['2021年的会议', 0, 1],
    ['5月5日和8月1日的会议', 1, 0],
    ['第九十七次会议', 1, 0],
    ['第九十八次会议', 0, 1],
    ['常书铭说了什么？', 1, 0],
    ['吴俊清说了什么？', 1, 0],
    ['杨勤荣说了什么？', 0, 0],
    ['晋中市5月5日第九十七次会议', 3, 0],
    ['学校有什么要求？', 0, 0],
  ])('%s: %i met, %i broken', (question, met, broken) => {
    expect(agreement(understand(question), outlineOfRecord(JINZHONG))).toEqual({ met, broken });
  });

  it.each(['晋中市的会议', '2022年5月5日的会议', '第九十七次会议'])(
    'breaks nothing with a record that does not say: %s',
    question => {
      expect(agreement(understand(question), outlineOfRecord(NOTHING_KNOWN))).toEqual({
        met: 0,
        broken: 0,
      });
    },
  );

  it('takes a day without a year for any year, but not for a year alone', () => {
    const yearless = { ...NOTHING_KNOWN, meetingDate: '05-05' };

    expect(agreement(understand('2022年5月5日的会议'), outlineOfRecord(yearless)).met).toBe(1);
    expect(agreement(understand('2022年的会议'), outlineOfRecord(yearless))).toEqual({
      met: 0,
      broken: 0,
    });
  });

  it('takes a place from the title where the record has none', () => {
    const titled = { ...NOTHING_KNOWN, title: '晋中市疫情防控会议' };

    expect(agreement(understand('晋中市的会议'), outlineOfRecord(titled))).toEqual({
      met: 1,
      broken: 0,
    });
  });
});
