import { describe, expect, it } from 'vitest';
import { clean } from '../../src/reports/clean/clean.ts';
import { pageOf } from '../../src/reports/page.ts';
import { readText } from '../../src/reports/record/found.ts';
import { meetingDate } from '../../src/reports/record/meeting-date.ts';
import {
  addressOnPage,
  dateInAddress,
  publishedOn,
  siteOn,
} from '../../src/reports/record/page-facts.ts';

const BODY =
  '11月2日，云岭市召开冬季供暖工作会议，副市长柏青原主持会议并讲话，安排今冬供暖、煤电储备和投诉办理。';
const dropped = (line: string) =>
  clean(pageOf(`云岭市召开供暖工作会议\n${line}\n${BODY.repeat(2)}`), null).dropped;

describe('a meta line', () => {
  it.each([
    ['2022-03-18 09:12   来源:诸城融媒', '诸城融媒'],
    ['来源： 慈溪日报  作者： 施令仪  2022-03-18', '慈溪日报'],
    ['发布时间：2022-03-18来源：涪陵发布浏览次数：90', '涪陵发布'],
    ['发布：2022/3/18 9:00:00 稿源：仙桃日报', '仙桃日报'],
    ['文章来源:宣传科  发表时间:2022-03-18 16:05:11  阅读次数:1290', '宣传科'],
    ['来源丨云岭街道办 2022-03-18', '云岭街道办'],
    ['恩施新闻网 2022-03-18 21:30', '恩施新闻网'],
    ['2022-03-18 06:58:00　北方静海　记者：边小北', '北方静海'],
    ['2022-03-18 15:36  青芷县人民政府网  【大 中 小】', '青芷县人民政府网'],
    ['發布時(shí)間:2022-03-18 來源:武山縣(xiàn)融媒體中心', '武山縣融媒體中心'],
    ['集团新闻 | 2022-03-18 | 作者:董办', null],
    ['2022-03-18 来源： 通讯员：萨仁', null],
    ['某某市政府办 http://a.example 2022-03-18 10:22 来源：本站', '本站'],
  ])('is dropped and tells date and site: %s', (line, site) => {
    const lines = dropped(line);
    expect(lines.map(({ rule }) => rule)).not.toEqual(['title']);
    expect(publishedOn(lines)?.value).toBe('2022-03-18');
    expect(siteOn(lines)?.value ?? null).toBe(site);
  });
});

describe('the site', () => {
  const siteOf = (...lines: string[]) => siteOn(clean(pageOf(lines.join('\n')), null).dropped);
  const TITLE = '云岭市召开供暖工作会议';

  it.each([
    ['云岭社北京11月2日电（记者 施沐）', '云岭社'],
    ['云岭网消息（晚间播报）：', '云岭网'],
    ['（云岭日报讯 记者施沐）', '云岭日报'],
    ['本报讯（记者 施沐）', null],
  ])('is the agency that the report begins with: %s', (lead, site) => {
    const found = siteOf(TITLE, `${lead}${BODY}`, BODY);
    expect(found?.value ?? null).toBe(site);
    if (found && site) expect(found.on.shown.slice(found.start, found.end)).toBe(site);
  });

  it.each([
    [['云岭晚报　订阅电子报', TITLE, BODY.repeat(2)], '云岭晚报'],
    [['欢迎光临云岭信息港！', TITLE, BODY.repeat(2)], '云岭信息港'],
    [['时政新闻', TITLE, BODY.repeat(2)], null],
    [[TITLE, BODY.repeat(2), '云岭市广播电视台'], '云岭市广播电视台'],
    [[TITLE, BODY.repeat(2), '云岭新闻网版权所有'], '云岭新闻网'],
    [[TITLE, '作者：云岭市融媒体中心', BODY.repeat(2)], '云岭市融媒体中心'],
    [[TITLE, '图片来源：云岭晚报', BODY.repeat(2)], null],
    [['云岭晚报', TITLE, '来源：', '青芷日报', BODY.repeat(2)], '青芷日报'],
  ])('is named by the page: %j', (page, site) => {
    expect(siteOf(...page)?.value ?? null).toBe(site);
  });
});

describe('the day of publication', () => {
  it('is not the page’s clock nor a term of notice', () => {
    const { dropped: page } = clean(
      pageOf(
        [
          '2026年03月02日 星期一 09:15:22',
          '云岭市召开供暖工作会议',
          '公示期：2022年3月19日至3月26日',
          '来源：云岭晚报 日期：2022-03-18',
          BODY.repeat(2),
        ].join('\n'),
      ),
      null,
    );
    expect(publishedOn(page)?.value).toBe('2022-03-18');
  });
});

describe('the day behind an address', () => {
  it('is that of publication', () => {
    const line = 'http://a.example/2022-03/9/c_3.htm 2022年03月18日 23:15 评论';
    expect(publishedOn(dropped(line))?.value).toBe('2022-03-18');
  });
});

describe('the address', () => {
  it.each([
    ['本文地址:http://a.example/Html/1.html', 'http://a.example/Html/1.html'],
    ['http://a.example/202108/t20210812_3.html', 'http://a.example/202108/t20210812_3.html'],
    [
      'http://a.example/2022-03/9/c_3.htm 2022年03月18日 23:15',
      'http://a.example/2022-03/9/c_3.htm',
    ],
    ['来源:云岭日报', null],
  ])('of a page is read from %s', (line, url) => {
    expect(addressOnPage(dropped(line))?.value ?? null).toBe(url);
  });

  it.each([
    ['http://a.example/202108/t20210812_3.html', '2021-08-12'],
    ['http://a.example/2021/0812/4417.html', '2021-08-12'],
    ['http://a.example/2021-08/12/content_4417.htm', '2021-08-12'],
    ['http://a.example/2022/3/8/content_99.html', '2022-03-08'],
    ['http://a.example/art/2020/1/20/art_1.html', '2020-01-20'],
    ['http://a.example/2021/11/1187.html', null],
    ['http://a.example/202108/12345.html', null],
    ['http://a.example/news/20201345.html', null],
    [null, null],
  ])('%s holds the date %s', (url, date) => {
    expect(dateInAddress(url)).toBe(date);
  });
});

describe('a day told from the day of publication', () => {
  it.each([
    ['昨日,高州市召开会议', '2022-03-09', '2022-03-08', false],
    ['昨天上午,全区会议召开', '2022-03-01', '2022-02-28', false],
    ['今天下午,市里召开会议', '2022-03-09', '2022-03-09', false],
    ['某某网讯:5日下午,市里召开会议', '2022-03-09', '2022-03-05', false],
    ['28日,市里召开会议', '2022-03-01', '2022-02-28', false],
    ['市供暖办会议5日上午在云岭召开', '2022-03-09', '2022-03-05', false],
    ['市长邵庆岚今天主持召开会议', '2022-03-09', '2022-03-09', false],
    ['30日,市里召开会议', '2022-03-01', null, false],
    ['近日,县里召开会议', '2022-03-09', null, false],
    ['昨日,高州市召开会议', null, null, false],
    ['昨日天气晴朗', '2022-03-09', null, false],
  ])('%s (%s) is %s', (body, published, date, inferred) => {
    const { found, inferred: isInferred } = meetingDate(readText(body, 'body'), published, null);
    expect([found?.value ?? null, isInferred]).toEqual([date, inferred]);
  });

  it('has the year of the month in the address', () => {
    const body = readText('11月5日,市里召开会议', 'body');
    const at = (url: string) => meetingDate(body, null, url).found?.value;
    expect(at('http://a.example/202111/1a2b.shtml')).toBe('2021-11-05');
    expect(at('http://a.example/2022/01/1a2b.shtml')).toBe('2021-11-05');
    expect(at('http://a.example/9911/1a2b.shtml')).toBe('11-05');
  });

  it('is inferred when only the address is dated', () => {
    const body = readText('昨日,市里召开会议', 'body');
    expect(meetingDate(body, null, 'http://a.example/2022/3/9/1.html')).toMatchObject({
      found: { value: '2022-03-08' },
      inferred: true,
    });
  });
});
