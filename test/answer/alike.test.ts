import { beforeAll, describe, expect, it } from 'vitest';
import { isAlike, isAlikeIn } from '../../src/answer/alike.ts';
import { answerQuestion } from '../../src/answer/answer.ts';
import { type BuiltIndex, builtIndex } from '../helpers/built-index.ts';

const RULE = '会议要求,各中小学校食堂每天消毒两次,餐具一人一套,学生错峰用餐。';

describe('texts that say the same', () => {
  it.each([
    ['the same text', RULE, RULE, true],
    ['a few other words', RULE, RULE.replace('会议要求', '会议强调'), true],
    ['a part of the other', '餐具一人一套,学生错峰用餐。', RULE, true],
    ['another figure', '食堂每天消毒2次,餐具一人一套。', '食堂每天消毒3次,餐具一人一套。', false],
    ['another matter', RULE, '会议要求,堤防每两小时巡查一遍,水库提前腾出库容。', false],
    ['nothing', '', RULE, false],
  ])('%s: %#', (_, one, other, alike) => {
    expect(isAlike(one, other)).toBe(alike);
    expect(isAlike(other, one)).toBe(alike);
  });

  it('is looked for in a whole text', () => {
    expect(isAlikeIn(RULE, `会议传达了精神。${RULE}会议还听取了汇报。`)).toBe(true);
    expect(isAlikeIn(`会议传达了精神，研究了工作。${RULE}`, '学生错峰用餐。')).toBe(false);
  });
});

describe('nearly the same passages of several reports', () => {
  const body = (city: string) =>
    `${city}召开会议。会议要求，各中小学校食堂每天消毒两次，餐具一人一套，学生错峰用餐，厨房工作人员持健康证上岗，出现发热咳嗽症状的立即离岗就医，痊愈以后才可以返岗。`;
  let built: BuiltIndex;
  beforeAll(async () => {
    built = await builtIndex([
      { title: '甲县教育局转发通知', text: body('甲县') },
      { title: '乙县教育局转发通知', text: body('乙县') },
      { title: '丙县卫健局通知', text: '会议要求，影院每天通风消毒，散场后逐排擦拭座椅扶手。' },
    ]);
    return () => built.index.close();
  });

  it.each(['学校食堂餐具有什么要求？', '哪几次会议要求学校食堂餐具一人一套？'])(
    'are quoted once, and the others named: %s',
    async question => {
      const { answer } = await answerQuestion(built.index, built.embedder, question);

      const holding = answer.quotes.filter(({ text }) => text.includes('餐具一人一套'));
      expect(holding).toHaveLength(1);
      expect(holding[0]?.alike).toEqual(['reports.jsonl']);
      expect(answer.more).toBe(0);
    },
  );
});
