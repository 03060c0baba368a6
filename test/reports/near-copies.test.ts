import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NearCopies, signatureOf } from '../../src/reports/near-copies.ts';

const SENTENCES = [
  '3月5日上午,云溪县召开疫情防控指挥部第8次会议,县委书记贺连山主持。',
  '会议听取了各专班的汇报,研究了下一阶段的安排。',
  '贺连山要求,各乡镇要把返乡人员的登记做到每户每人,不漏一人。',
  '隔离点的床位要增加到600张,消杀人员每天上岗前做一次抗原检测。',
  '学校食堂要错峰就餐,住校生不出校,走读生每天测温3次。',
  '超市和农贸市场要保证粮油蔬菜供应,不得借机涨价。',
  '县长谈如海就药品储备作了安排,药店出售退热药要登记姓名和电话。',
];
const REPORT = SENTENCES.join('\n');

function linked(first: string, second: string) {
  const copies = new NearCopies();
  copies.add(7, signatureOf(first));
  return copies.add(9, signatureOf(second));
}

describe('near copies', () => {
  it('are the same among reports taken in before', () => {
    const bodies = SENTENCES.map((_, i) => SENTENCES.filter((_, k) => k !== i).join(''));
    const [added, earlier] = [new NearCopies(), new NearCopies()];
    for (const [i, body] of [...bodies, SENTENCES[2]!, ''].entries()) {
      added.add(i, signatureOf(body));
      earlier.addEarlier(i, signatureOf(body));
    }

    for (const body of [REPORT, SENTENCES[2]!, '']) {
      expect(earlier.add(99, signatureOf(body))).toEqual(added.add(99, signatureOf(body)));
    }
  });

  it('are the same words in other lines, other script and other punctuation', () => {
    const traditional = REPORT.replaceAll('会议', '會議').replaceAll('检测', '檢測');
    const other = traditional.replaceAll('\n', '').replaceAll(',', '，');

    expect(linked(REPORT, other)).toEqual([{ reportIndex: 7, similarity: 1 }]);
  });

  it('may lack a sentence or have one changed', () => {
    const [match] = linked(REPORT, SENTENCES.toSpliced(1, 1).join('').replace('借机', '趁机'));

    expect(match).toMatchObject({ reportIndex: 7 });
    expect(match?.similarity).toBeLessThan(1);
  });

  it('are not bulletins of two days, which differ in their figures only', () => {
    const bulletin = (day: number, cases: number) =>
      `云溪县卫生健康局通报，${day}日0时至24时全县新增确诊病例${cases}例，均在隔离点发现。截至${day}日24时，` +
      `现有确诊病例${cases * 7}例，无症状感染者${cases + 11}例。请市民继续戴口罩、勤洗手、少聚集。`;

    expect(linked(bulletin(3, 12), bulletin(3, 12))).toHaveLength(1);
    expect(linked(bulletin(3, 12), bulletin(9, 25))).toEqual([]);
  });

  it('are not two meetings with a sentence in common', () => {
    const other = `${SENTENCES[1]}\n防汛物资要在6月1日前清点完毕,水库每两小时报一次水位,山洪沟口的住户提前转移。`;

    expect(linked(REPORT, other)).toEqual([]);
  });

  it('gives the nearest first', () => {
    const copies = new NearCopies();
    copies.add(0, signatureOf(SENTENCES.slice(0, 6).join('')));
    copies.add(1, signatureOf(REPORT));
    const matches = copies.add(2, signatureOf(`${REPORT} `));

    expect(matches.map(match => match.reportIndex)).toEqual([1, 0]);
  });

  it('are none of texts too short to have a phrase', () => {
    expect(linked('好。', '好。')).toEqual([]);
  });

  it('have a signature that only the text decides, and agree with themselves', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8, maxLength: 400, unit: 'grapheme' }), text => {
        expect(signatureOf(text)).toEqual(signatureOf(text));
        const copies = new NearCopies();
        copies.add(0, signatureOf(text));
        for (const match of copies.add(1, signatureOf(text))) expect(match.similarity).toBe(1);
      }),
    );
  });

  it('estimate the share of common phrases', () => {
    const phrases = (text: string) => {
      const said = text.replaceAll(/[^\p{L}\p{N}]/gu, '');
      return new Set(Array.from({ length: said.length - 4 }, (_, i) => said.slice(i, i + 5)));
    };
    const long = Array.from(
      { length: 120 },
      (_, i) => `第${i}条${'甲乙丙丁戊己庚辛壬癸'[i % 10]}事${i * 37}项`,
    );
    for (const share of [0.75, 0.85, 0.95]) {
      const part = long.slice(0, long.length * share).join('');
      const [all, some] = [phrases(long.join('')), phrases(part)];
      const common = [...some].filter(phrase => all.has(phrase)).length;
      const exact = common / (all.size + some.size - common);
      const a = signatureOf(long.join(''));
      const b = signatureOf(part);
      const estimate = a.slice(0, 64).filter((value, bin) => value === b[bin]).length / 64;

      expect(Math.abs(estimate - exact)).toBeLessThan(0.15);
    }
  });
});
