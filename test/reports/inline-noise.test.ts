import { describe, expect, it } from 'vitest';
import { clean } from '../../src/reports/clean/clean.ts';
import { ADVERT_RULES, advertRuleFor, INLINE_RULES } from '../../src/reports/clean/inline-rules.ts';
import { pageOf } from '../../src/reports/page.ts';
import { firstFalseCharacter } from '../../src/reports/source-text.ts';
import { foldText } from '../../src/text/fold.ts';

const TITLE = '云岭市召开供暖工作会议';

function bodyOf(text: string): string {
  const { body } = clean(pageOf(text), TITLE);
  expect(firstFalseCharacter(body.text, body.origin, text)).toBeNull();
  return body.text;
}

describe('inline rules', () => {
  it.each(INLINE_RULES.map(rule => [rule.id, rule]))('%s leaves of its example', (_, rule) => {
    expect(bodyOf(rule.example)).toBe(rule.left);
  });

  it.each([
    ['letters and symbols', '月底前达产N 6 | k率恢复到九成', '月底前达产率恢复到九成'],
    ['symbols before a stop', '担子挑起来 a 3 ! Q { 7 ,不松劲。', '担子挑起来,不松劲。'],
    ['symbols first', '说到底是怕% r 3 d F \\ +担责任', '说到底是怕担责任'],
    ['one lost character', '縣?h領導', '縣領導'],
    ['replacement characters', '副書記\ufffd\ufffd王學軍', '副書記王學軍'],
  ])('take out scrambled text: %s', (_, text, left) => {
    expect(bodyOf(text)).toBe(left);
  });

  it.each([
    '分为 A / B / C 三类',
    '比分是 3 : 2 : 1 左右',
    '真的吗??大家要想清楚',
    '用 Excel 2016 和 QQ 群填报',
    '抗原 + 核酸检测',
  ])('leave the report’s own: %s', text => {
    expect(bodyOf(text)).toBe(text);
  });
});

describe('adverts', () => {
  it.each(ADVERT_RULES.map(rule => [rule.id, rule]))('%s takes its example', (id, rule) => {
    expect(advertRuleFor(foldText(rule.example))?.id).toBe(id);
  });

  it('go out of a paragraph and as lines, in either script', () => {
    const advert = '最新时时彩平台注册网址，信誉保证提现秒到账。';
    expect(bodyOf(`要供暖。${advert}要节约。`)).toBe('要供暖。要节约。');
    expect(bodyOf(`要供暖。\n澳門新葡京娛樂場官網註冊送88元\n要节约。`)).toBe('要供暖。\n要节约。');
  });

  it.each([
    '会议要求，严厉打击网络赌博平台，查处注册代理。',
    '全市棋牌室、网吧、娱乐场所一律暂停营业。',
    '福利彩票销售网点要在线登记。',
    '要加快三项工程，送技巧上门。',
  ])('are no sentences of a meeting: %s', text => {
    expect(bodyOf(text)).toContain(text);
  });
});

describe('a name set with a blank', () => {
  it.each([
    ['市领导艾 辉、宓海生出席', '市领导艾辉、宓海生出席'],
    ['常务副县长夏 至主持会议', '常务副县长夏至主持会议'],
    ['（记者 王　丹）', '（记者 王丹）'],
    ['县长欧阳 靖宣读文件', '县长欧阳靖宣读文件'],
  ])('is shown without it: %s', (text, shown) => {
    expect(bodyOf(text)).toBe(shown);
  });

  it.each([
    '确诊超805万 每41人中1人感染',
    '（记者 王丹 李 伟明）',
    '时 间：3月3日',
    '保物流畅通 保工厂开工',
  ])('is not seen in %s', text => {
    expect(bodyOf(text)).toBe(text);
  });
});
