import { describe, expect, it } from 'vitest';
import { exampleQuestions } from '../../src/answer/examples.ts';
import { report } from '../helpers/report.ts';
import { stubIndex } from '../helpers/stub-index.ts';

const held = (city: string, speakers: string[] = []) =>
  report({
    title: '会议',
    body: `${city}召开会议。`,
    place: { province: null, city, county: null },
    speakers,
  });

describe('example questions', () => {
  it('are of several kinds and places of the loaded corpus', async () => {
    const index = stubIndex([
      held('云岭市'),
      held('云岭市'),
      held('雁洲市', ['骆守诚']),
      held('澜水市'),
      held('北滩市'),
    ]);

    expect(await exampleQuestions(index)).toEqual([
      '云岭市的会议是谁主持的？',
      '骆守诚在雁洲市的会议上提出了什么要求？',
      '澜水市对学校有什么要求？',
      '云岭市最近一次会议讲了什么？',
    ]);
  });

  it('are none without a place or a report', async () => {
    expect(await exampleQuestions(stubIndex([report()]))).toEqual([]);
    expect(await exampleQuestions(stubIndex([]))).toEqual([]);
  });
});
