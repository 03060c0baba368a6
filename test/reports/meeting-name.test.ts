import { describe, expect, it } from 'vitest';
import { readText } from '../../src/reports/record/found.ts';
import { meetingNameOf } from '../../src/reports/record/meeting-name.ts';

const nameOf = (body: string, title: string | null = null) =>
  meetingNameOf(title === null ? null : readText(title, 'title'), readText(body, 'body'))?.value ??
  null;

describe('the name of a meeting', () => {
  it.each([
    ['what was held', '11月2日,云岭市召开冬季供暖工作会议,安排供暖。', '冬季供暖工作会议'],
    ['what somebody presided over', '市长骆守诚主持召开全市供暖调度会。', '全市供暖调度会'],
    [
      'two that were held as one',
      '市委召开第九次供暖专题会暨市供暖工作领导小组会议、第三次煤电会议。',
      '第九次供暖专题会暨市供暖工作领导小组会议',
    ],
    ['what took place', '省供暖办第四次全体会议11月2日在云岭召开。', '省供暖办第四次全体会议'],
    [
      'what was told at it',
      '记者从5日召开的全市供暖新闻发布会获悉,热费不涨。',
      '全市供暖新闻发布会',
    ],
    ['a village’s', '昨晚,柳坞村两委开了一次院坝会。', '院坝会'],
    ['one of several', '昨晚,柳坞村开了一场院坝会,商量用火。', '院坝会'],
    ['in traditional characters', '雲嶺市召開供暖會商會，研判天氣。', '供暖會商會'],
  ])('is %s', (_, body, name) => {
    expect(nameOf(body)).toBe(name);
  });

  it.each([
    ['that has no name', '云岭市召开会议,安排供暖。'],
    ['that was conveyed', '云岭市传达学习全省供暖工作会议精神。'],
    ['that was watched', '云岭市收看全省供暖工作电视电话会议。'],
    ['that was before', '全省供暖工作会议召开后,云岭市立即召开续会。'],
    ['to come', '云岭市将召开供暖工作会议。'],
    ['of another kind', '云岭市召开供暖委员会,举行运动会。'],
  ])('is not read from one %s', (_, body) => {
    expect(nameOf(body)).toBeNull();
  });

  it('is that of minutes or a transcript, whose heading is the name', () => {
    expect(nameOf('时间:三楼。', '供暖委员会一季度例会会议纪要')).toBe('供暖委员会一季度例会');
    expect(nameOf('[主持人]各位好。', '云岭市供暖新闻发布会(第3场)')).toBe('云岭市供暖新闻发布会');
    expect(nameOf('供暖不停。', '云岭市召开会议')).toBeNull();
  });

  it('is only of a kind when nothing says more', () => {
    expect(nameOf('骆守诚主持召开专题会,研究供暖。')).toBe('专题会');
    expect(nameOf('骆守诚主持召开专题会,研究供暖。', '我市召开供暖专题会')).toBe('供暖专题会');
  });

  it('is that of the title when the text gives none or only a number', () => {
    expect(nameOf('我市召开会议。', '我市召开供暖工作会议')).toBe('供暖工作会议');
    expect(nameOf('供暖办召开第9次会议。', '市供暖办第9次会议召开')).toBe('市供暖办第9次会议');
    expect(nameOf('供暖办召开第9次会议。', '供暖不停')).toBe('第9次会议');
  });

  it('ends where a heading runs into the text', () => {
    expect(nameOf('我市召开供暖工作会议 部署今冬供暖 会议要求节约。')).toBe('供暖工作会议');
  });
});
