import { describe, expect, it } from 'vitest';
import { clean } from '../../src/reports/clean/clean.ts';
import { pageOf } from '../../src/reports/page.ts';

const TITLE = '云岭市召开冬季供暖工作会议';
const FIRST =
  '11月2日，云岭市召开冬季供暖工作会议，副市长柏青原主持会议并讲话，安排今冬供暖、煤电储备和投诉办理。';
const SECOND =
  '柏青原强调，室温不到十八摄氏度的住户，供热企业要在二十四小时内上门测温，三天之内查清原因并作出答复。';
const lines = (...parts: string[]) => parts.join('\n');
const cleaned = (...parts: string[]) => clean(pageOf(lines(...parts)), null);

describe('behind the report', () => {
  it.each([
    '老城区一条步行街周末亮灯',
    '投诉专线 0990-1234567 全天有人接听',
    '山水云岭 | 一座慢下来的小城',
    '1 早点摊的三十年',
    '· 早点摊的三十年',
    '支持一下！',
    '云岭市融媒体中心',
    '看云岭更多新鲜事，请下载云岭云客户端',
    '长按识别下方二维码，关注云岭发布。',
    '本文为云岭云原创，转载请注明出处并附上链接。',
    '热心市民 2楼：暖气片热了。',
  ])('the page goes on: %s', line => {
    expect(cleaned(TITLE, FIRST, SECOND, line).body.text).toBe(lines(FIRST, SECOND));
    expect(cleaned(TITLE, FIRST, SECOND, line, '湖边的栈道修好了').body.text).toBe(
      lines(FIRST, SECOND),
    );
  });

  it.each([
    '散会。',
    '会议于下午五时结束',
    '（记者 施沐）',
    '云岭市供热办公室',
    '记录：施沐',
    '二〇二一年十一月二日',
    '附件：供热企业名单',
    '一、其他事项',
    '缺席：柏青原 施沐',
    '热源不停，人就不能散，大家都要守在各自的岗位上！',
  ])('its own end is kept: %s', end => {
    expect(cleaned(TITLE, FIRST, SECOND, end).body.text).toBe(lines(FIRST, SECOND, end));
  });

  it('items go on in the form of the body', () => {
    const items = ['1.热力公司每天报一次水温。', '2.社区逐户登记室温', '3.物业公布抢修电话'];
    expect(cleaned(TITLE, FIRST, SECOND, ...items).body.text).toBe(lines(FIRST, SECOND, ...items));
  });

  it('nothing is dropped by its place where no body stands before', () => {
    expect(cleaned('早点摊的三十年', '湖边的栈道').body.text).not.toBe('');
  });
});

describe('between headline and report', () => {
  it.each([
    '概况 要闻 提案 史料 专题 互动',
    '位置：供热要闻',
    '查看：512',
    '赞(3) 踩(0)',
    '小字号',
    '欢迎光临云岭供热网！',
  ])('the page is dropped: %s', line => {
    const { title, body } = cleaned(line, TITLE, line, FIRST, SECOND);
    expect([title, body.text]).toEqual([TITLE, lines(FIRST, SECOND)]);
  });

  it('a heading right above the text is kept', () => {
    expect(cleaned(TITLE, '看水温', FIRST, SECOND).body.text).toBe(lines('看水温', FIRST, SECOND));
  });

  it('a label’s value on its own line is the page’s', () => {
    expect(cleaned(TITLE, '来源：', '云岭晚报', FIRST, SECOND).body.text).toBe(
      lines(FIRST, SECOND),
    );
  });
});

describe('a label run into the last line', () => {
  it('is parted from it', () => {
    const { body, dropped } = cleaned(TITLE, FIRST, `${SECOND}责任编辑：施沐`);
    expect(body.text).toBe(lines(FIRST, SECOND));
    expect(dropped.at(-1)).toMatchObject({ rule: 'editor-line', written: '责任编辑：施沐' });
  });
});

describe('a headline', () => {
  it.each([
    [['云岭市召开冬季供暖暨', '煤电储备部署会']],
    [['云岭市召开冬季供暖工作会', '议部署煤电储备']],
    [['云岭市冬季供暖工作', '领导小组办公室', '会 议 纪 要']],
    [['全市供暖视频会召开', '我县组织收听收看']],
  ])('is read over its lines: %s', title => {
    const read = cleaned(...title, FIRST, SECOND);
    expect(read.title).toBe(title.join(' '));
    expect(read.body.text).toBe(lines(FIRST, SECOND));
  });

  it.each([' - 云岭新闻网', '-云岭在线', '—云岭日报'])(
    'is without the site behind it: %s',
    site => {
      expect(cleaned(`云岭市召开供暖调度会${site}`, FIRST, SECOND).title).toBe(
        '云岭市召开供暖调度会',
      );
    },
  );

  it.each(['供暖-停气', '停气检修-限时办结'])('keeps what is no site: %s', end => {
    const title = `云岭市召开供暖调度会-${end}`;
    expect(cleaned(title, FIRST, SECOND).title).toBe(title);
  });

  it('of news is not the name of the site above it', () => {
    expect(cleaned('云岭市人民政府', '市政府召开第九次常务会议', FIRST, SECOND).title).toBe(
      '市政府召开第九次常务会议',
    );
  });

  it.each([
    ['供暖的难处在一线解决 柏青原主持会议', FIRST],
    ['云岭：把暖气送到最后一户', `云岭晚报讯（记者 施沐）${FIRST}`],
    ['全市供暖会召开，强调守住温度 不落一户', FIRST],
  ])('stands before a text of one line: %s', (title, text) => {
    const one = `${title} ${text} ${SECOND}`;
    const read = clean(pageOf(one), null);
    expect(read.title).toBe(title);
    expect(read.titleSpan).toEqual({ start: 0, end: title.length });
    expect(read.body.text).toBe(one);
  });

  it('is none of a text that begins at once', () => {
    expect(clean(pageOf(`${FIRST} ${SECOND}`), null).title).toBeNull();
  });
});
