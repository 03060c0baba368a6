import { beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/answer/answer.ts';
import { type BuiltIndex, builtIndex } from '../helpers/built-index.ts';

const REPORTS = [
  {
    title: '晋中市委第九十七次疫情防控专题会召开',
    date: '2022-05-05',
    text: '5月5日，晋中市委第九十七次疫情防控专题会召开。市委书记吴俊清主持。会议要求，学校食堂每天消毒两次，严禁聚集用餐。',
  },
  {
    title: '晋中市委第八十一次疫情防控专题会召开',
    date: '2022-02-10',
    text: '2月10日，晋中市委第八十一次疫情防控专题会召开。市委书记吴俊清主持。会议要求，返乡人员提前三天报备。',
  },
  {
    title: '舞钢市召开防汛工作会议',
    date: '2022-04-30',
    text: '4月30日，舞钢市召开防汛工作会议。市长朱志骞主持。会议要求，堤防每两小时巡查一遍，援助湖北的医护人员回来以后休整。',
  },
  {
    title: '大同市召开供暖工作会议',
    date: '2021-11-02',
    text: '11月2日，大同市召开供暖工作会议。会议要求，室温不低于十八度，报修电话有人值守。',
  },
];

let built: BuiltIndex;
beforeAll(async () => {
  built = await builtIndex(REPORTS);
  return () => built.index.close();
});
const ask = async (question: string) =>
  (await answerQuestion(built.index, built.embedder, question, null, new Date(2022, 4, 18))).answer;

describe('what no report has', () => {
  it.each([
    ['晋中市2022年3月的会议要求了什么？', 'no_such_date', '2022年3月'],
    ['上周晋中市的会议要求了什么？', 'no_such_date', '上周'],
    ['大同市2022年5月5日的会议要求了什么？', 'no_such_date', '2022年5月5日'],
    ['太原市的会议要求了什么？', 'no_such_place', '太原市'],
    ['龙门坳县的会议要求了什么？', 'no_such_place', '龙门坳县'],
    ['大同市的会议上吴俊清要求了什么？', 'no_such_person', '吴俊清'],
    ['晋中市委第九十八次专题会讲了什么？', 'no_evidence', '第98次'],
    ['去年舞鋼市的會議要求了什麼？', 'no_such_date', '去年'],
    ['太原市的學校怎麼管？', 'no_such_place', '太原市'],
  ])('is named with its reason: %s → %s, %s', async (question, reason, missing) => {
    expect(await ask(question)).toMatchObject({
      status: 'not_found',
      quotes: [],
      reason,
      missing,
    });
  });

  it.each([
    ['晋中市2022年6月的会议要求了什么？', '晋中市委第九十七次疫情防控专题会召开'],
    ['晋中市2022年1月的会议要求了什么？', '晋中市委第八十一次疫情防控专题会召开'],
    ['2021年12月的会议要求了什么？', '大同市召开供暖工作会议'],
    ['晋中市委第八十二次专题会讲了什么？', '晋中市委第八十一次疫情防控专题会召开'],
    ['晋中市委第一百次专题会讲了什么？', '晋中市委第九十七次疫情防控专题会召开'],
    ['洛阳市的会议要求了什么？', '舞钢市召开防汛工作会议'],
    ['大同市的会议上吴俊清要求了什么？', '大同市召开供暖工作会议'],
  ])('is followed by the report that is nearest to it: %s → %s', async (question, title) => {
    expect((await ask(question)).nearest[0]?.title).toBe(title);
  });

  it('may be told by a passage of a report of elsewhere', async () => {
    const answer = await ask('援助湖北的医护人员回来以后怎么安排？');

    expect(answer.quotes.map(({ title }) => title)).toEqual(['舞钢市召开防汛工作会议']);
  });

  it('is not told by a number that counts something else', async () => {
    expect((await ask('第二次漏登的药店怎么处罚？')).missing).toBeNull();
  });
});
