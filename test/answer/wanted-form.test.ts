import { describe, expect, it } from 'vitest';
import { wantedForm } from '../../src/answer/wanted-form.ts';

describe('the form that an answer has to have', () => {
  it.each([
    ['养老院每月收费多少钱', '养老院每月收费', '养老院每人每月收费1800元。', true],
    ['养老院每月收费多少钱', '养老院每月收费', '养老院实行封闭管理。', false],
    ['养老院每月收费多少钱', '养老院每月收费', '养老院封闭管理。市财政拨付资金320万元。', false],
    ['养老院每月收费多少钱', '养老院每月收费', '养老院封闭管理。公墓代客祭扫不收费用。', true],
    ['养老院每月收费多少钱', '养老院每月收费', '养老院封闭。学校开学。公墓祭扫不收费用。', false],
    ['书记的电话号码是多少', '书记', '市委书记吴俊清主持会议。', false],
    ['疾控中心的联系方式', '疾控中心', '疾控中心开通热线12320。', true],
    ['老人接种率是多少', '老人接种率', '老人接种率只有41.2%。', true],
    ['老人接种率是多少', '老人接种率', '要提高老人接种率。', false],
  ])('%s (%s) in %s: %s', (question, topic, text, has) => {
    expect(wantedForm(question, topic)?.(text)).toBe(has);
  });

  it.each(['外卖骑手多久检测一次', '专项资金怎么用', '学校有什么要求'])(
    'is none for other questions: %s',
    question => {
      expect(wantedForm(question, question)).toBeNull();
    },
  );
});
