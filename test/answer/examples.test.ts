import { describe, expect, it } from 'vitest';
import { comparisonQuestion, exampleQuestions } from '../../src/answer/examples.ts';
import type { FacetKind } from '../../src/index/catalog/catalog-lists.ts';
import { report } from '../helpers/report.ts';
import { stubIndex } from '../helpers/stub-index.ts';

const held = (city: string, speakers: string[] = []) =>
  report({
    title: '会议',
    body: `${city}召开会议。`,
    place: { province: null, city, county: null },
    speakers,
  });

const CITIES = [held('云岭市'), held('云岭市'), held('雁洲市', ['骆守诚']), held('澜水市')];

describe('example questions', () => {
  it('are of several kinds and begin at different places of the loaded corpus', async () => {
    const index = {
      ...stubIndex(CITIES),
      facets: async (kind: FacetKind) =>
        (kind === 'topic' ? ['防汛', '核酸检测'] : ['云岭市', '雁洲市']).map(name => ({
          name,
          reports: 2,
        })),
    };
    const kinds = await exampleQuestions(index);

    expect(kinds.map(([first]) => first)).toEqual([
      '云岭市的会议是谁主持的？',
      '骆守诚在雁洲市的会议上提出了什么要求？',
      '澜水市对防汛有什么要求？',
      '云岭市和雁洲市对防汛的要求有什么不同？',
      '哪几次会议提到了防汛？',
      '雁洲市最近一次会议讲了什么？',
    ]);
    for (const questions of kinds) expect(new Set(questions).size).toBe(questions.length);
    // When no topic can be compared, everything can.
    expect(kinds[3]?.at(-1)).toBe('云岭市和雁洲市的要求有什么不同？');
  });

  it('leave out kinds that the reports give none for', async () => {
    const kinds = await exampleQuestions(stubIndex(CITIES));

    expect(kinds.map(([first]) => first)).toEqual([
      '云岭市的会议是谁主持的？',
      '骆守诚在雁洲市的会议上提出了什么要求？',
      '澜水市对学校有什么要求？',
      '雁洲市最近一次会议讲了什么？',
    ]);
  });

  it('are none without a place or a report', async () => {
    expect(await exampleQuestions(stubIndex([report()]))).toEqual([]);
    expect(await exampleQuestions(stubIndex([]))).toEqual([]);
  });
});

it('a comparison may be of everything', () => {
  const places: [string, string] = ['晋中', '舞钢'];
  expect(comparisonQuestion({ places, topic: '学校' })).toBe('晋中和舞钢对学校的要求有什么不同？');
  expect(comparisonQuestion({ places, topic: '' })).toBe('晋中和舞钢的要求有什么不同？');
});
