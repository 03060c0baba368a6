import { describe, expect, it } from 'vitest';
import { clean } from '../../src/reports/clean/clean.ts';
import { pageOf } from '../../src/reports/page.ts';
import { firstFalseCharacter } from '../../src/reports/source-text.ts';

const WRAPPED = [
  '11月2日,云岭市召开冬季供暖工作会议,副市长柏青原主持会议并讲',
  '话,安排今冬供暖、煤电储备和投诉办理。全市热力企业负责人参加会',
  '议。',
  '柏青原强调,室温不到18摄氏度的住户,供热企业要在24小时以内上门',
  '测温,三天之内查清原因并作出答复,逾期退还热费。',
];
const PARAGRAPHS = [
  '11月2日,云岭市召开冬季供暖工作会议,副市长柏青原主持会议并讲话,安排今冬供暖、煤电储备和投诉办理。全市热力企业负责人参加会议。',
  '柏青原强调,室温不到18摄氏度的住户,供热企业要在24小时以内上门测温,三天之内查清原因并作出答复,逾期退还热费。',
];
const TITLE = '云岭市召开冬季供暖工作会议';

function read(text: string) {
  const { title, body } = clean(pageOf(text), null);
  expect(firstFalseCharacter(body.text, body.origin, text)).toBeNull();
  return { title, lines: body.text.split('\n') };
}

describe('hard line breaks', () => {
  it.each(['\n', '\r\n', ' \n'])('are joined with the way back kept (%j)', end => {
    const { title, lines } = read([TITLE, ...WRAPPED].join(end));
    expect(title).toBe(TITLE);
    expect(lines).toEqual(PARAGRAPHS);
  });

  it('are joined where every line stands alone between blank lines', () => {
    const { title, lines } = read([TITLE, ...WRAPPED].join('\n\n'));
    expect(title).toBe(TITLE);
    expect(lines).toEqual(PARAGRAPHS);
  });

  it('are left where a blank line parts paragraphs of wrapped lines', () => {
    const [first = [], second = []] = [WRAPPED.slice(0, 2), WRAPPED.slice(3)];
    const { lines } = read([TITLE, ...WRAPPED, '', ...first, '', ...second].join('\n'));
    expect(lines).toHaveLength(3);
  });

  it('leave a paragraph that is indented or numbered to itself', () => {
    const indented = [
      '　　一、要节约用煤,各企业的存煤不得少于二十天的用量,由市发改委',
      '逐户核查。',
    ];
    const { lines } = read([TITLE, ...WRAPPED, ...indented].join('\n'));
    expect(lines).toEqual([...PARAGRAPHS, indented.join('').trim()]);
  });

  it('are joined anywhere behind a comma or before a stop', () => {
    const [first = '', second = ''] = PARAGRAPHS;
    const broken = second.replace('三天之内', '\n三天之内');
    expect(read([TITLE, first, broken].join('\n')).lines).toEqual(PARAGRAPHS);
    const stop = first.replace('办理。', '办理\n。');
    expect(read([TITLE, stop.replaceAll(',', '，'), second].join('\n')).lines).toHaveLength(2);
  });

  it.each([
    ['lists', ['一、供暖', '二、煤电储备', '三、投诉办理', '四、其他事项']],
    ['agenda items', ['关于供暖的报告', '关于煤电储备的报告', '关于投诉办理的报告']],
  ])('are not seen in %s', (_, list) => {
    expect(read([TITLE, ...PARAGRAPHS, ...list].join('\n')).lines).toEqual([
      ...PARAGRAPHS,
      ...list,
    ]);
  });
});

describe('a headline of several lines', () => {
  it.each([
    ['a slogan above a dash', ['校门内外两道关 一个都不能少', '——云岭市召开校园会议']],
    ['a slogan and who spoke', [TITLE, '保煤炭 保锅炉', '柏青原出席并讲话']],
    ['an organisation', ['云岭市供热行业协会', '第三次会员大会纪要']],
  ])('is one title: %s', (_, lines) => {
    expect(read([...lines, '2021-11-03', ...PARAGRAPHS].join('\n')).title).toBe(lines.join(' '));
  });

  it.each([
    ['a site above', ['云岭新闻网', TITLE]],
    ['channels above', ['云岭新闻网 时政要闻频道', TITLE]],
    ['a numbered heading below', [TITLE, '一、会议议程']],
  ])('does not take in %s', (_, lines) => {
    expect(read([...lines, ...PARAGRAPHS].join('\n')).title).toBe(TITLE);
  });
});
