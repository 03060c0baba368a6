import { expect, it } from 'vitest';
import { fitAbstention } from '../../src/evaluate/fit-abstention.ts';
import { builtIndex } from '../helpers/built-index.ts';

it('an abstention is fitted on what is answered and what is not', async () => {
  const { index, embedder } = await builtIndex([
    '会议要求，外卖骑手每四十八小时做一次核酸检测，不得带病上岗送餐。',
    '市防汛指挥部要求，堤防每两小时巡查一遍，发现险情立即上报。',
    '会议强调，中小学校要错峰放学，校门口一百米内不得摆摊设点。',
  ]);
  const answerable = [
    '外卖骑手多久做一次核酸检测？',
    '堤防多久巡查一遍？',
    '发现险情怎么办？',
    '骑手能带病上岗吗？',
    '中小学校怎么放学？',
    '校门口能摆摊设点吗？',
  ];
  const absent = [
    '怎么做红烧肉？',
    '火星上有没有水？',
    '股票什么时候涨？',
    '钢琴怎么调音？',
    '谁写了红楼梦？',
    '咖啡几点喝好？',
  ];

  const fit = await fitAbstention(index, embedder, answerable, absent);

  index.close();
  expect(fit.crossValidated).toEqual({ auroc: 1, answeredAt90: 0 });
  expect(fit.alone.best).toBe(1);
  expect(fit.weights.best).toBeGreaterThan(0);
  expect(Object.keys(fit.weights)).toEqual(Object.keys(fit.alone));
});
