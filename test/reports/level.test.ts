import { describe, expect, it } from 'vitest';
import { clean } from '../../src/reports/clean/clean.ts';
import { pageOf } from '../../src/reports/page.ts';
import { describe as describeReport } from '../../src/reports/record/describe.ts';
import type { Report } from '../../src/types.ts';
import { source } from '../helpers/report.ts';

function read(body: string): Report {
  const known = { title: null, published: null, url: null };
  return describeReport(clean(pageOf(body), null), known, source());
}

describe('whose meeting it was', () => {
  it.each([
    ['nation', '国务院总理邵庆岚主持召开国务院常务会议，部署供暖。'],
    ['nation', '教育部召开视频会议，部署校园供暖。'],
    ['province', '山西省召开供暖会议。省长邵庆岚主持会议。'],
    ['province', '北京市召开供暖会议，市长邵庆岚主持会议，部署全市供暖。'],
    ['city', '晋中市召开供暖会议，市长邵庆岚主持会议。'],
    ['city', '我市召开供暖会议，市委书记邵庆岚主持会议。'],
    ['county', '舞钢市召开供暖会议，市长邵庆岚主持会议。'],
    ['county', '我县召开供暖会议。'],
    ['county', '上海市奉贤区召开供暖会议，部署全区供暖。'],
    ['county', '我县教育部门召开供暖会议，县教育局局长邵庆岚主持会议。'],
    ['county', '县长邵庆岚在柳坞村召开供暖会议。县长邵庆岚主持会议。'],
    ['city', '晋中市为落实国务院部署召开供暖会议，部署全市供暖。'],
    ['township', '柳泉镇党委召开供暖会议，部署全镇供暖。'],
    ['township', '城关街道召开供暖会议。'],
    ['village', '柳坞村召开供暖会议。'],
    ['village', '柳坞村于11月2日晚在祠堂召开供暖会议。'],
    ['city', '我市召開供暖會議，市長邵慶嵐主持會議。'],
    ['village', '花园社区居委会召开供暖会议。'],
    ['organisation', '云澹市第二人民医院召开供暖会议。'],
    ['organisation', '槐江重工集团公司召开供暖会议，董事长邵庆岚主持会议。'],
    [null, '昨天召开供暖会议，听取汇报。'],
  ])('is told to be of a %s: %s', (level, body) => {
    expect(read(body).level).toBe(level);
  });

  it('is of the village whose secretary presided, though its town is named', () => {
    const body = '柳泉镇召开供暖会议，安排柳坞村供暖。村党支部书记邵庆岚主持会议。';
    expect(read(body).level).toBe('village');
  });

  it('is not that of a meeting before', () => {
    const body = '国务院召开全国供暖电视电话会议后，我县立即召开会议，部署供暖。';
    expect(read(body).level).toBe('county');
  });

  it('leaves a national meeting where it was held, not where it speaks of', () => {
    expect(read('国务院在太原召开供暖会议，通报武汉市、上海市的经验。').place.city).toBe('太原市');
    expect(read('国务院召开供暖会议，通报武汉市的经验，武汉市供暖。').place.city).toBeNull();
  });
});
