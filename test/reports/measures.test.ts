import { describe, expect, it } from 'vitest';
import { measuresOf } from '../../src/reports/record/measures.ts';
import { parseTopics, topicsOf } from '../../src/reports/record/topics.ts';

const turn = (body: string, speaker: string | null = null) => [
  { start: 0, end: body.length, speaker },
];

describe('measures', () => {
  it('are the parts of sentences that ask for something about a topic', () => {
    const body = '会议要求，药店一律登记退烧药购买人；学校每天晨午检。今天天气很好。';
    const found = measuresOf(body, turn(body));
    expect(found.map(({ start, end }) => body.slice(start, end))).toEqual([
      '会议要求，药店一律登记退烧药购买人；',
    ]);
    expect(found[0]).toMatchObject({ speaker: null, topics: ['药品管理'] });
  });

  it('carry the speaker of their turn, who need not say 要', () => {
    const body = '冷库从业人员两天一检。';
    expect(measuresOf(body, turn(body, '滑翰林'))).toMatchObject(
      [{ speaker: '滑翰林', topics: ['核酸检测', '冷链食品'] }].map(expected => ({
        ...expected,
        topics: expect.arrayContaining(['冷链食品']),
      })),
    );
  });

  it.each([
    ['who came', '县领导出席会议，落实校园防控。'],
    ['what was counted', '今年1月至11月，全市发生生产安全事故57起。'],
  ])('leave out %s', (_, body) => {
    expect(measuresOf(body, turn(body, '甄国屏'))).toEqual([]);
  });

  it('are found in traditional text', () => {
    const body = '要嚴格落實藥店禁售退燒藥措施。';
    expect(measuresOf(body, turn(body))[0]?.topics).toContain('药品管理');
  });
});

describe('the list of topics', () => {
  it('gives every topic of which a word stands in the text', () => {
    expect(topicsOf('师生返校前做核酸检测')).toEqual(['核酸检测', '校园防控']);
  });

  it.each([
    ['no YAML', 'a: [b'],
    ['a topic without words', '校园防控: []'],
    ['words that are no list', '校园防控: 学校'],
  ])('refuses %s with the name of its file', (_, yaml) => {
    expect(() => parseTopics(yaml)).toThrow(/data\/topics\.yml/u);
  });
});
