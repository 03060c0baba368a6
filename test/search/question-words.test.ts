import { describe, expect, it } from 'vitest';
import { withoutQuestionWords } from '../../src/search/question-words.ts';

describe('what a question is about', () => {
  it.each([
    ['会议对学校提出了哪些要求?', '会议对学校 要求'],
    ['小学什么时候开学?', '小学 开学'],
    ['采样点在哪里?', '采样点'],
    ['应急管理部门怎么做?', '应急管理部门'],
    ['能源供应怎么样', '能源供应'],
    ['请问有关部门的主要措施是什么', '部门的主要措施'],
    ['what did the meeting require for the 27 key groups', 'meeting require 27 key groups'],
    ['什么时候会开学', '开学'],
    ['为什么?', ''],
    ['+ 🙂 ~', ''],
  ])('stays when asking words go: %s → %s', (question, expected) => {
    expect(withoutQuestionWords(question)).toBe(expected);
  });
});
