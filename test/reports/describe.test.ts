import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/types.ts';
import { SAMPLE_RECORDS, type SampleRecord } from './sample-records.ts';
import { readSamples } from './samples.ts';

function recordOf(file: string, report: Report): SampleRecord {
  const { title, published, meetingDate, place, chair, speakers, ordinal } = report;
  const where = [place.province, place.city, place.county].filter(part => part !== null).join(' ');
  const record = { file, title: title ?? '', published, meetingDate, place: where || null, chair };
  const numbered = ordinal === null ? {} : { ordinal };
  return { ...record, speakers: speakers.join(' '), ...numbered };
}

describe('the samples', () => {
  let samples: Map<string, Report>;
  beforeAll(async () => {
    samples = await readSamples();
  });
  const sample = (file: string) => samples.get(file)!;

  it('are all in the table', () => {
    expect([...samples.keys()]).toEqual(SAMPLE_RECORDS.map(record => record.file));
  });

  it.each(SAMPLE_RECORDS)('$file has the record that a person reads', record => {
    expect(recordOf(record.file, sample(record.file))).toEqual(record);
  });

  it('say a year only where one is known, so none is inferred', () => {
    expect([...samples.values()].filter(report => report.dateInferred)).toEqual([]);
  });

  it.each([
    ['03-yanzhou-gloss.txt', 'Hant'],
    ['04-qilu-estate-hant.txt', 'Hant'],
    ['13-beitan-gb18030.txt', 'Hans'],
  ])('%s is in script %s', (file, script) => {
    expect(sample(file).script).toBe(script);
  });

  it.each([
    ['01-yunling-chrome.txt', 'http://www.lingshang.example/news/yunling/1187.html'],
    ['12-three-short.jsonl 2', 'http://www.tongping.example/zwyw/20220111.html'],
    ['05-lanshui-no-year.txt', null],
  ])('%s has the address %s', (file, url) => {
    expect(sample(file).url).toBe(url);
  });

  it.each([
    ['07-chengxi-speakers.txt', '澄溪县融媒体中心'],
    ['09-yanzhou-flood.txt', '雁洲市水利局'],
    ['14-yunling-sharebar.txt', '云岭日报'],
  ])('%s comes from %s', (file, site) => {
    expect(sample(file).site).toBe(site);
  });

  it.each([
    [
      '01-yunling-chrome.txt',
      ['版权声明', '验证码', '留言与评论', 'copyright', '云岭生活门户', '网络编辑'],
    ],
    ['02-hewan-twice.txt', ['相关链接', 'ICP备', '联系电话', '分享到', '施沐', '老旧小区加装电梯']],
    ['03-yanzhou-gloss.txt', ['lǐng', 'huì', '責任編輯']],
    ['06-our-county-vaccine.txt', ['[打印]', '浏览', '[关闭]']],
    [
      '10-tongping-scenic.html',
      ['siteName', 'font:', '无障碍', '相关阅读', '浏览次数', '于冬青', '&ldquo;'],
    ],
    ['11-lanshui-work-safety.md', ['**', '](', '返回首页', '打印本页', '- ']],
    [
      '14-yunling-sharebar.txt',
      ['分享到', '微博', '标签', '上一篇', '下一篇', '图书馆', '评论由网友', '解青青'],
    ],
  ])('%s is without its page', (file, noise) => {
    const { body } = sample(file);
    expect(noise.filter(words => body.includes(words))).toEqual([]);
  });

  it('hold a sentence of a body that stands twice once', () => {
    const { body } = sample('02-hewan-twice.txt');
    expect(body.split('第二次漏登的停业7天')).toHaveLength(2);
  });

  it.each([
    ['10-tongping-scenic.html', '“景区&民宿”两头'],
    ['10-tongping-scenic.html', '凭身份证在人工窗口登记入园'],
    ['11-lanshui-work-safety.md', '会议审议通过了《澜水市冬春安全生产百日行动方案》。'],
    ['13-beitan-gb18030.txt', '县公安局副局长冯㬚'],
    ['04-qilu-estate-hant.txt', '日期：2022年3月3日（星期四）'],
    ['03-yanzhou-gloss.txt', '領導小組召開第十九次會議'],
  ])('%s keeps “%s”', (file, words) => {
    expect(sample(file).body).toContain(words);
  });
});
