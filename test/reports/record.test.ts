import { describe, expect, it } from 'vitest';
import { clean } from '../../src/reports/clean/clean.ts';
import { pageOf } from '../../src/reports/page.ts';
import { describe as describeReport } from '../../src/reports/record/describe.ts';
import { readText } from '../../src/reports/record/found.ts';
import { meetingDate } from '../../src/reports/record/meeting-date.ts';
import { meetingPlace } from '../../src/reports/record/meeting-place.ts';
import { placeName } from '../../src/text/places.ts';
import { source } from '../helpers/report.ts';

const BODY =
  '11月2日，云岭市召开冬季供暖工作会议，副市长柏青原主持会议并讲话，安排今冬供暖、煤电储备和投诉办理。';
const read = (text: string, known = {}) =>
  describeReport(
    clean(pageOf(text), null),
    { title: null, published: null, url: null, ...known },
    source(),
  );

describe('meetingDate', () => {
  const at = (body: string, published: string | null = null, url: string | null = null) =>
    meetingDate(readText(body, 'body'), published, url);

  it.each([
    ['stated in full', '2021年11月2日,市里召开会议', null, null, '2021-11-02', false],
    [
      'with the year of publication',
      '11月2日,市里召开会议',
      '2021-11-03',
      null,
      '2021-11-02',
      false,
    ],
    [
      'with the year before publication',
      '12月30日,市里召开会议',
      '2022-01-04',
      null,
      '2021-12-30',
      false,
    ],
    [
      'with the year of the address',
      '11月2日,市里召开会议',
      null,
      'http://a.example/2021-11-05/1.html',
      '2021-11-02',
      true,
    ],
    [
      'rather than from a dateline',
      '新华社某市11月3日电 11月2日,市里召开会议',
      null,
      null,
      '11-02',
      false,
    ],
    ['without a year', '11月2日,市里召开会议', null, null, '11-02', false],
    [
      'not with a year that does not fit',
      '11月2日,市里召开会议',
      '2021-06-01',
      null,
      '11-02',
      false,
    ],
    ['as the first of several days', '11月2日至3日,市里召开会议', null, null, '11-02', false],
    ['in Chinese numerals', '十一月二日,市里召开会议', '2021-11-03', null, '2021-11-02', false],
    ['in brackets behind today', '云岭今(2)日召开会议', '2021-11-02', null, '2021-11-02', false],
    [
      'in brackets behind yesterday',
      '市里昨(二日)召开会议',
      '2021-11-03',
      null,
      '2021-11-02',
      false,
    ],
    [
      'as the day before yesterday',
      '前天下午,市里召开会议',
      '2021-11-03',
      null,
      '2021-11-01',
      false,
    ],
    [
      'from the field of a form',
      '会议时间:2021年11月2日 10月30日的通知已发',
      null,
      null,
      '2021-11-02',
      false,
    ],
    [
      'with the year of a signature',
      '11月2日,市里召开会议。\n云岭市供暖办\n2021年11月4日',
      null,
      null,
      '2021-11-02',
      true,
    ],
    [
      'as a day of the dateline’s month',
      '新华社云岭11月3日电 记者2日在供暖新闻发布会上获悉',
      null,
      null,
      '11-02',
      true,
    ],
    ['not from a deadline', '11月2日前,市里不召开会议', null, null, null, false],
    [
      'not from a conveyed meeting',
      '11月2日召开的全省会议精神已传达,市里召开会议',
      null,
      null,
      null,
      false,
    ],
    ['not from a case', '11月2日新增两例,市里召开会议', null, null, null, false],
    ['not from a period', '自11月2日以来,市里召开会议', null, null, null, false],
    ['not from a count', '截至11月2日,市里召开会议', null, null, null, false],
    ['not from a month alone', '11月,市里召开会议', null, null, null, false],
    ['not from a day without a meeting', '11月2日天气晴朗', null, null, null, false],
  ])('is read %s', (_, body, published, url, date, inferred) => {
    const { found, inferred: isInferred } = at(body, published, url);
    expect([found?.value ?? null, isInferred]).toEqual([date, inferred]);
  });
});

describe('meetingPlace', () => {
  it.each([
    ['a city of the title', '晋中市召开会议', '会议在市委召开。', '山西省晋中市'],
    [
      'a county by its city',
      '我市召开会议',
      '平顶山市委会议之后,我市接着开会,35万舞钢人民的安全。',
      '河南省平顶山市舞钢市',
    ],
    [
      'no county inside other words',
      '会议召开',
      '流动接种车每周至少到每个村一趟,每周至少两次。',
      null,
    ],
    ['not where the epidemic is', '我区召开会议', '吸取郑州市疫情教训,北京市疫情形势严峻。', null],
    ['a place outside the gazetteer', '雁洲市召开会议', '', '雁洲市'],
    [
      'a county and the city before it',
      '鹿鸣区召开会议',
      '昨天,雁洲市鹿鸣区召开会议。',
      '雁洲市鹿鸣区',
    ],
    ['our county by its people', '我县召开会议', '护的是28.6万柳泉人民的平安。', '柳泉县'],
    [
      'a county by the seat it watched from',
      '全市供暖会召开',
      '县领导在郏县分会场收看。',
      '河南省平顶山市郏县',
    ],
    ['a county by its town', '会议通报', '寿县瓦埠镇柳坞村召开会议。', '安徽省淮南市寿县'],
    ['a county by its office', '例会召开', '霍邱县公安局召开例会。', '安徽省六安市霍邱县'],
    [
      'an autonomous region',
      '全区会议召开',
      '自治区主席主持会议,自治区党委常委出席。内蒙古的会。',
      '内蒙古自治区',
    ],
    [
      'a special region by its hospital',
      '医院召开会议',
      '澳门特别行政区仁和医院召开会议。',
      '澳门特别行政区',
    ],
    ['no development zone', '经开区召开会议', '经开区召开会议。', null],
    ['nobody’s people', '召开会议', '护的是28.6万柳泉人民的平安。', null],
    [
      'no suburb or market',
      '社区召开会议',
      '农贸市场和小区、景区、灾区、辖区都要消毒,超市和门市部也要。',
      null,
    ],
  ])('finds %s', (_, title, body, place) => {
    const evidence = { title: readText(title, 'title'), page: [], body: readText(body, 'body') };
    expect(placeName(meetingPlace(evidence).place)).toBe(place);
  });
});

describe('the record', () => {
  it('has the same id for the same title and text in another script or width', () => {
    const hant = read(
      '雲嶺市召開會議\n11月2日，雲嶺市召開冬季供暖工作會議，副市長柏青原主持會議並講話，安排今冬供暖、煤電儲備和投訴辦理。',
    );
    const hans = read(`云岭市召开会议\n${BODY.replaceAll('，', ',')}`.replace('并讲话', '並讲话'));
    expect(hant.reportId).toBe(hans.reportId);
    expect(hant.reportId).toMatch(/^[\da-f]{16}$/u);
  });

  it('has another id for another text', () => {
    expect(read(BODY).reportId).not.toBe(read(BODY.replace('今冬', '明冬')).reportId);
  });

  it('prefers what the format states', () => {
    const known = { title: '冬季供暖会', published: '2021-11-03', url: 'http://a.example/1' };
    const report = read(`云岭市召开会议\n发布时间：2020-01-01\n${BODY}`, known);
    expect(report).toMatchObject({ ...known, meetingDate: '2021-11-02' });
  });

  it('takes no date of publication from the links to other pages', () => {
    const body = BODY.repeat(3);
    expect(read(`供暖会议召开\n${body}\n相关新闻\n· 另一则 2020-01-01`).published).toBeNull();
  });

  it.each([
    ['the title', '第十二次供暖例会召开', BODY, 12],
    ['an extended meeting', '2021年第三次供暖（扩大）会议召开', BODY, 3],
    ['a term', '市政协十四届三次常委会会议召开', BODY, 3],
    ['a press conference', '举行第六场新闻发布会', BODY, 6],
    [
      'no meeting before',
      '供暖会召开',
      `全省第十二次供暖会议结束后，云岭市召开续会，${BODY}`,
      null,
    ],
    ['the first sentence', '供暖会召开', `云岭市召开第三次供暖工作会议，${BODY}`, 3],
    [
      'no higher meeting',
      '供暖会召开',
      `云岭市开会，传达学习省委第九十次专题会议精神，${BODY}`,
      null,
    ],
    ['no count of something else', '供暖会召开', `云岭市第二次抽检结束，${BODY}`, null],
  ])('takes the ordinal of %s', (_, title, body, ordinal) => {
    expect(read(`${title}\n${body}`).ordinal).toBe(ordinal);
  });
});
