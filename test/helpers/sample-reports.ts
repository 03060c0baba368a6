import type { ReportText } from './built-index.ts';

/** Twenty reports of two places and several months, the newest of 云岭市 on 2022-05-20. */
export const REPORTS: ReportText[] = [
  ...Array.from({ length: 14 }, (_, i) => ({
    title: `云岭市召开第${i + 1}次疫情防控专题会议`,
    date: `2022-05-${String(i + 7).padStart(2, '0')}`,
    text: `云岭市召开疫情防控专题会议。市长邵庆岚主持会议。会议要求，第${i + 1}批核酸采样点增加到${i + 30}个，学校每天消毒${i + 2}次。`,
  })),
  ...Array.from({ length: 6 }, (_, i) => ({
    title: `雁洲市召开第${i + 1}次防汛会议`,
    date: `2021-0${i + 3}-11`,
    text: `雁洲市召开防汛会议。副市长邬成章主持会议。邬成章要求，${i + 40}座水库每${i + 2}小时巡查一遍，学校要做好防汛准备。`,
  })),
];
