import { describe, expect, it } from 'vitest';
import { measuresOf } from '../../src/reports/record/measures.ts';
import { parseTopics, topicsIn, topicsOf } from '../../src/reports/record/topics.ts';
import { EXPECTED_RECORDS, matching, readRecord } from './records.ts';

const turn = (body: string, speaker: string | null = null) => [
  { start: 0, end: body.length, speaker },
];

describe('measures', () => {
  it('are the parts of sentences that ask for something about a topic', () => {
    const body = '会议要求，药店一律登记退烧药购买人；学校每天晨午检。今天天气很好。';
    const found = measuresOf(body, turn(body));
    expect(found.map(({ start, end }) => body.slice(start, end))).toEqual([
      '会议要求，药店一律登记退烧药购买人；',
      '学校每天晨午检。',
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
    ['one who must', '渡船必须六点收班。'],
    ['what must not be', '雾天不得出船。'],
    ['whoever does', '凡无证的一律下船。'],
    ['a deadline', '三天内修好两处跳板。'],
    ['a rhythm', '救生圈每周清点一遍。'],
    ['who has to', '由船老大负责清点人数。'],
    ['a plan', '今年再添两条渡船。'],
    ['a point of a list', '二是加强夜间巡江。'],
  ])('are kept without a topic: %s', (_, body) => {
    expect(measuresOf(body, turn(body, '甄国屏'))).toHaveLength(1);
  });

  it('have the topic of their meeting when they have none of their own', () => {
    const body = '渡船必须六点收班。';
    expect(measuresOf(body, turn(body, '甄国屏'), '全县防汛会议')[0]?.topics).toEqual(['防汛']);
    expect(measuresOf(body, turn(body, '甄国屏'))[0]?.topics).toEqual([]);
  });

  it('are what a meeting asks for, not what a report tells', () => {
    const said = '会议决定，渡船六点收班，由船老大负责。';
    expect(measuresOf(said, turn(said))).toHaveLength(1);
    const told = '渡口由三个村合建，持续运行十年。';
    expect(measuresOf(told, turn(told))).toEqual([]);
  });

  it('begin behind what a sentence tells', () => {
    const body = '会议一结束，我县接着开会，要求各渡口六点收班。';
    expect(measuresOf(body, turn(body))).toHaveLength(1);
  });

  it.each([
    ['who came', '县领导出席会议，落实校园防控。'],
    ['what was conveyed', '会议传达了省里的防汛讲话精神。'],
    ['how things stand', '当前防汛形势严峻，隐患仍然存在。'],
    ['what was done', '学校已经开学，取得了成效。'],
    ['what was counted', '今年1月至11月，全市发生生产安全事故57起。'],
  ])('leave out %s', (_, body) => {
    expect(measuresOf(body, turn(body, '甄国屏'))).toEqual([]);
  });

  it('are found in traditional text', () => {
    const body = '要嚴格落實藥店禁售退燒藥措施。';
    expect(measuresOf(body, turn(body))[0]?.topics).toContain('药品管理');
  });
});

describe('measures of a report', () => {
  it.each(EXPECTED_RECORDS)('$file lie within one turn and have its speaker', async ({ file }) => {
    const { measures, turns } = await readRecord(file);
    for (const { start, end, speaker } of measures) {
      const around = turns.filter(each => each.start <= start && end <= each.end);
      expect(around.map(each => each.speaker)).toEqual([speaker]);
    }
  });

  it.each(EXPECTED_RECORDS)('$file hold what a person finds in it', async expected => {
    const { body, measures } = await readRecord(expected.file);
    const found = measures.map(({ start, end, topics }) => ({
      text: matching(body.slice(start, end)),
      topics,
    }));
    for (const { contains, topics = [] } of expected.measures) {
      const about = found.filter(({ text }) => text.includes(matching(contains)));
      expect(about.flatMap(each => each.topics)).toEqual(expect.arrayContaining(topics));
    }
  });
});

describe('the list of topics', () => {
  it('gives every topic of which a word stands in the text', () => {
    expect(topicsOf('师生返校前做核酸检测')).toEqual(['核酸检测', '校园防控']);
  });

  it('counts the longest word, and none that is marked as another thing', () => {
    const list = parseTopics('渡口: [渡船, 渡*客, -渡船公司, 渡船公司码头]');
    expect(topicsIn('渡船六点收班', list)).toEqual(['渡口']);
    expect(topicsIn('渡船公司招工', list)).toEqual([]);
    expect(topicsIn('渡船公司码头六点收班', list)).toEqual(['渡口']);
    expect(topicsIn('渡口的散客,', list)).toEqual(['渡口']);
    expect(topicsIn('过渡,顾客', list)).toEqual([]);
  });

  it.each([
    ['no YAML', 'a: [b'],
    ['a topic without words', '校园防控: []'],
    ['words that are no list', '校园防控: 学校'],
  ])('refuses %s with the name of its file', (_, yaml) => {
    expect(() => parseTopics(yaml)).toThrow(/data\/topics\.yml/u);
  });
});
