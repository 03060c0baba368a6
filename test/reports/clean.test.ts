import { describe, expect, it } from 'vitest';
import { clean } from '../../src/reports/clean/clean.ts';
import {
  LONGEST_NOISE_LINE,
  NOISE_RULES,
  noiseRuleFor,
} from '../../src/reports/clean/noise-rules.ts';
import { pageOf } from '../../src/reports/page.ts';
import { foldText } from '../../src/text/fold.ts';

const TITLE = '云岭市召开冬季供暖工作会议';
const FIRST =
  '11月2日，云岭市召开冬季供暖工作会议，副市长柏青原主持会议并讲话，安排今冬供暖、煤电储备和投诉办理。';
const SECOND =
  '柏青原强调，室温不到十八摄氏度的住户，供热企业要在二十四小时内上门测温，三天之内查清原因并作出答复，逾期退还热费。';
const THIRD =
  '会议要求，老旧小区的管网抢修队伍昼夜值守，接到报修以后四十分钟到场，夜间停暖超过六小时的，要向住户逐户说明情况。';
const lines = (...parts: string[]) => parts.join('\n');
const cleaned = (...parts: string[]) => clean(pageOf(lines(...parts)), null);
const ruleOf = (text: string, ...parts: string[]) =>
  cleaned(...parts).dropped.find(dropped => dropped.text === foldText(text))?.rule;

describe('noise rules', () => {
  it.each(NOISE_RULES.map(rule => [rule.id, rule]))('%s takes its example', (id, rule) => {
    const folded = foldText(rule.example).replaceAll(' ', '');
    expect(noiseRuleFor(folded)?.id).toBe(id);
  });

  it('have ids of their own', () => {
    expect(new Set(NOISE_RULES.map(rule => rule.id)).size).toBe(NOISE_RULES.length);
  });

  it.each([
    FIRST,
    SECOND,
    THIRD,
    '一、压实供热企业责任',
    '2022年供暖期由11月8日开始。',
    '编辑部搬迁',
    '微信群管理',
    '返回人员管理',
    '前一个月,全市新增三个热源',
    '关于我们的几点要求',
    '第2版方案印发',
    '公开方式要改进',
    '(2021年3月3日常务会议通过)',
  ])('leave the report’s own words: %s', line => {
    expect(noiseRuleFor(foldText(line))).toBeNull();
  });

  it('take a long line for body, unless it is about copyright', () => {
    const long = '字'.repeat(LONGEST_NOISE_LINE);
    expect(noiseRuleFor(`分享到:${long}许可证`)).toBeNull();
    expect(noiseRuleFor(`版权声明:${long}`)?.id).toBe('copyright');
  });
});

describe('clean', () => {
  it('takes the headline as the title and out of the body', () => {
    const { title, body } = cleaned('云岭资讯', TITLE, FIRST, SECOND);
    expect(title).toBe(TITLE);
    expect(body.text).toBe(lines(FIRST, SECOND));
  });

  it.each([
    ['counter', '0'],
    ['share-bar', '分享到：微信 微博'],
    ['published-line', '发布时间：2021-11-03 来源：云岭日报'],
    ['dateline', '云岭供热信息网 2021年11月3日'],
    ['tags', '标签：供暖 管网'],
    ['source-line', '来源：云岭日报'],
    ['editor-line', '责任编辑：施沐'],
    ['breadcrumb', '首页 > 要闻 > 正文'],
    ['address-of-page', '本文地址：http://a.example/1.html'],
  ])('drops a %s line wherever it stands', (rule, noise) => {
    const { body } = cleaned(TITLE, noise, FIRST, noise, SECOND);
    expect(body.text).toBe(lines(FIRST, SECOND));
    expect(ruleOf(noise, TITLE, noise, FIRST, SECOND)).toBe(rule);
  });

  it.each([
    ['captcha-or-comment', '留言与评论(共3条)'],
    ['copyright', '版权声明'],
    ['related', '相关链接'],
    ['neighbour-page', '下一篇：云岭市春耕备耕会议'],
    ['licence-number', '岭ICP备00000001号'],
    ['contact', '联系我们'],
  ])('drops %s and all behind it', (rule, noise) => {
    const { body, dropped } = cleaned(TITLE, FIRST, SECOND, noise, '· 云岭又一条新闻', THIRD);
    expect(body.text).toBe(lines(FIRST, SECOND));
    expect(dropped.map(({ rule: id }) => id)).toEqual(['title', rule, 'tail', 'tail']);
  });

  it('drops the labels of the page below the body, and no names or signatures', () => {
    const { body, dropped } = cleaned(
      TITLE,
      FIRST,
      SECOND,
      '云岭市供热办公室',
      '专题资讯',
      '放大镜',
    );
    expect(body.text).toBe(lines(FIRST, SECOND, '云岭市供热办公室'));
    expect(dropped.map(({ rule }) => rule)).toEqual(['title', 'label', 'button']);
    for (const end of ['施沐 柏青原', '散会', '四、其他事项', '关于供暖的报告']) {
      expect(cleaned(TITLE, FIRST, SECOND, end).body.text).toBe(lines(FIRST, SECOND, end));
    }
  });

  it('takes a line that repeats the headline for one', () => {
    const { title, body } = cleaned(TITLE, `原标题：${TITLE}`, FIRST, SECOND);
    expect([title, body.text]).toEqual([TITLE, lines(FIRST, SECOND)]);
  });

  it.each([
    ['a window’s title', `${TITLE}_要闻_云岭新闻网`, TITLE],
    ['a numbered item', '一、通过上次会议的纪要事项', null],
    ['a report’s first words', '云岭日报云岭11月2日电 市委召开供暖工作会议', null],
  ])('is no title as it stands: %s', (_, line, title) => {
    expect(cleaned(line, FIRST, SECOND).title).toBe(title);
  });

  it('cuts no tail before there is body', () => {
    expect(cleaned('版权声明', TITLE, FIRST, SECOND).body.text).toBe(lines(FIRST, SECOND));
  });

  it('cuts no tail when most of the body is behind the mark', () => {
    const { body } = cleaned(
      TITLE,
      FIRST + SECOND,
      '相关链接',
      SECOND,
      THIRD,
      FIRST,
      SECOND + THIRD,
    );
    expect(body.text).toBe(lines(FIRST + SECOND, SECOND, THIRD, FIRST, SECOND + THIRD));
  });

  it('keeps a body that stands twice once', () => {
    const { body, dropped } = cleaned(TITLE, FIRST, SECOND, TITLE, FIRST, SECOND);
    expect(body.text).toBe(lines(FIRST, SECOND));
    expect(dropped.map(({ rule }) => rule)).toEqual(['title', 'title', 'repeated', 'repeated']);
  });

  it('keeps short lines that repeat', () => {
    expect(cleaned(TITLE, FIRST, '同意。', SECOND, '同意。').body.text).toBe(
      lines(FIRST, '同意。', SECOND, '同意。'),
    );
  });

  it('drops what stands before the title', () => {
    expect(ruleOf('云岭生活门户', '云岭生活门户', TITLE, FIRST)).toBe('before-title');
  });

  it('keeps the heads of minutes, dates included', () => {
    const form = ['日期：2022年3月3日（星期四）', '時間：晚上7時30分', '主席：伍啟賢先生'];
    const { title, body } = cleaned('棲鷺灣管理委員會會議紀要', ...form, FIRST);
    expect(title).toBe('棲鷺灣管理委員會會議紀要');
    expect(body.text).toBe(lines(...form, FIRST));
  });

  it('takes out glosses and invisible characters, and keeps the way back', () => {
    const text = lines('市領(lǐng)導(dǎo)開(kāi )會(huì )\u200b議', FIRST);
    const { body } = clean(pageOf(text), TITLE);
    expect(body.text).toBe(lines('市領導開會議', FIRST));
    expect(body.origin.every(run => run.start < body.text.length)).toBe(true);
  });

  it('keeps an abbreviation in brackets', () => {
    expect(clean(pageOf('世卫组织(who)通报了情况'), TITLE).body.text).toContain('(who)');
  });

  it('finds a given title among the lines', () => {
    const { title, body } = clean(pageOf(lines('导航', TITLE, FIRST)), TITLE);
    expect(title).toBe(TITLE);
    expect(body.text).toBe(FIRST);
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \n\t\n'],
    ['invisible characters', '\u200b\n\ufeff'],
  ])('makes an empty body of %s', (_, text) => {
    const { body, title, titleSpan, dropped } = clean(pageOf(text), null);
    expect(body).toEqual({ text: '', origin: [] });
    expect([title, titleSpan, dropped]).toEqual([null, null, []]);
  });
});
