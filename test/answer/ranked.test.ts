import { beforeAll, describe, expect, it } from 'vitest';
import { consider } from '../../src/answer/answer.ts';
import { rankedCitations } from '../../src/answer/ranked.ts';
import type { Citation } from '../../src/types.ts';
import { type BuiltIndex, builtIndex } from '../helpers/built-index.ts';

const QUESTION = '学校食堂餐具消毒有什么要求？';
const NONE = new Set<string>();
const COPY =
  '各中小学校食堂餐具每天消毒两次，一人一套，学生错峰用餐，厨房工作人员持健康证上岗，出现发热咳嗽症状的立即离岗就医。';

let built: BuiltIndex;
beforeAll(async () => {
  const others = ['汾阳', '介休', '平遥', '祁县', '太谷', '寿阳', '昔阳'].map((place, i) => ({
    title: `${place}召开会议`,
    text: `${place}要求，学校食堂餐具由第${i + 1}小学食堂管理员每${i + 3}小时消毒${i + 2}次，${place}教育局负责检查。`,
  }));
  built = await builtIndex([
    { title: '甲县通知', text: `甲县召开会议。${COPY}` },
    { title: '乙县通知', text: `乙县召开会议。${COPY}` },
    ...others,
    { title: '影院会', text: '会议要求，影院散场后逐排擦拭座椅扶手，售票窗口拉开一米线。' },
  ]);
  return () => built.index.close();
});

async function ranked(skip: number, limit: number, shown: ReadonlySet<string> = NONE) {
  const considered = await consider(built.index, built.embedder, QUESTION);
  return rankedCitations(considered, { shown, skip, limit });
}

const textsOf = (citations: Citation[]) => citations.map(({ text }) => text);

describe('ranked citations', () => {
  it('are real quotes, each of another passage, the best first', async () => {
    const { citations, goesOn } = await ranked(0, 50);

    expect(goesOn).toBe(false);
    expect(citations.length).toBeGreaterThanOrEqual(8);
    for (const [i, { n, reportId, start, end, text }] of citations.entries()) {
      const body = await built.index.body((await built.index.findReport(reportId)) ?? -1);
      expect(body.slice(start, end)).toBe(text);
      expect(n).toBe(i + 1);
    }
    const places = citations.map(({ reportId, start }) => `${reportId} ${start}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it('say nothing twice in nearly the same words', async () => {
    const { citations } = await ranked(0, 50);

    expect(textsOf(citations).filter(text => text.includes('一人一套'))).toHaveLength(1);
  });

  it('leave out what only stands near by', async () => {
    const { citations } = await ranked(0, 50);

    expect(textsOf(citations).filter(text => text.includes('影院'))).toEqual([]);
  });

  it.each([1, 2, 3, 7])(
    'follow each other in pages of %i without gap or repetition',
    async limit => {
      const whole = await ranked(0, 50);
      const pages: Citation[] = [];
      for (let goesOn = true; goesOn; ) {
        const page = await ranked(pages.length, limit);
        expect(page.citations.length).toBeLessThanOrEqual(limit);
        expect(page.citations.length).toBeGreaterThan(0);
        pages.push(...page.citations);
        goesOn = page.goesOn;
      }

      expect(pages.map(({ sha256 }) => sha256)).toEqual(
        whole.citations.map(({ sha256 }) => sha256),
      );
    },
  );

  it('are those that were not shown, nor anything like them', async () => {
    const whole = await ranked(0, 50);
    const copied = whole.citations.find(({ text }) => text.includes('一人一套'));

    const rest = await ranked(0, 50, new Set([copied?.sha256 ?? '']));

    expect(textsOf(rest.citations)).toEqual(
      textsOf(whole.citations.filter(({ sha256 }) => sha256 !== copied?.sha256)),
    );
  });

  it('end behind the last', async () => {
    expect(await ranked(1000, 5)).toEqual({ citations: [], goesOn: false });
  });

  it('are none where nothing is answered', async () => {
    const considered = await consider(built.index, built.embedder, '区块链的监管办法？');
    const options = { shown: NONE, skip: 0, limit: 50 };

    expect(await rankedCitations(considered, options)).toEqual({ citations: [], goesOn: false });
  });
});
