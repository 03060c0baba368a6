import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cleaned, clean } from '../../src/reports/clean/clean.ts';
import { decode } from '../../src/reports/decode.ts';
import { extract } from '../../src/reports/extract.ts';
import { formatOf } from '../../src/reports/formats.ts';
import { pageOf } from '../../src/reports/page.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = ['data/reports', 'test/fixtures/records', '../shared/seeds'];
const files = FOLDERS.map(name => path.join(ROOT, name))
  .filter(existsSync)
  .flatMap(folder => readdirSync(folder).map(name => path.join(folder, name)))
  .filter(file => /^(?:txt|html|md)$/u.test(formatOf(file) ?? ''));

/** The body of a body: its title, or that it has none, is known, so that no line is taken for one. */
function again({ body, title }: Cleaned): string {
  return clean(pageOf(body.text), title ?? '').body.text;
}

const bodyLine = fc.constantFrom(
  '11月2日，云岭市召开冬季供暖工作会议，副市长柏青原主持会议并讲话，安排今冬供暖、煤电储备和投诉办理。',
  '柏青原强调，室温不到十八摄氏度的住户，供热企业要在二十四小时内上门测温，三天之内查清原因并作出\n答复，逾期退还热费。',
  '会议要求，老旧小区的管网抢修队伍昼夜值守，接到报修以后四十分钟到场，\n\n夜间停暖超过六小时的，要向住户逐户说明情况。',
  '　　一、压实供热企业责任',
  '市領(lǐng)導(dǎo)艾 輝主持會(huì)議，縣??h領導、縣(xiàn)??長出席。',
  '复工Q : P ! w G复产的企业，要做好\u200b防护。',
  '最新时时彩平台注册网址，信誉保证提现秒到账。要节约用煤。',
  '同意。',
);
const noiseLine = fc.constantFrom(
  '首页 > 要闻 > 正文',
  '分享到：',
  '0',
  '发布时间：2022-01-02',
  '最新时时彩平台注册网址，信誉保证提现秒到账。',
  '（责任编辑：施沐）',
  '\u200b',
  '',
);
const page = fc
  .array(fc.oneof(bodyLine, noiseLine), { maxLength: 20 })
  .map(lines => lines.join('\n'));

describe('cleaning a second time changes nothing', () => {
  it.each(files.map(file => [path.relative(ROOT, file), file]))('in %s', (_, file) => {
    const {
      page: text,
      title,
      ...found
    } = extract(decode(readFileSync(file), file).text, formatOf(file) ?? '');
    const once = clean(text, title, found);
    expect(again(once)).toBe(once.body.text);
  });

  it('in any page of lines and noise', () => {
    fc.assert(
      fc.property(page, text => {
        const once = clean(pageOf(text), null);
        expect(again(once)).toBe(once.body.text);
      }),
      { numRuns: 1000 },
    );
  });
});
