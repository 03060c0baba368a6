import { describe, expect, it } from 'vitest';
import type { HitFeatures, TextFeatures } from '../../src/search/hit.ts';
import { TermMatcher } from '../../src/search/matcher.ts';
import type { PassageText } from '../../src/search/passage-text.ts';
import { textFeatures } from '../../src/search/text-features.ts';
import { understand } from '../../src/search/understand.ts';
import { RANKING_WEIGHTS } from '../../src/search/weights.ts';
import { foldText } from '../../src/text/fold.ts';
import { terms } from '../../src/text/terms.ts';

const passageOf = (...sentences: string[]) => ({ text: sentences.join(''), sentences });
const PASSAGE: PassageText = {
  passage: passageOf(
    '会议听取了各部门关于近期工作情况的汇报并作了研究。',
    '学校食堂每天消毒，用餐错时错峰。',
    '其余事项按原来的方案办理，由各部门分工负责。',
  ),
  before: passageOf('会议在市政府大楼举行。'),
  after: passageOf('会议还研究了其他事项。'),
  headline: '全市召开专题会议',
  position: 1,
  count: 4,
};

function featuresOf(question: string, changes: Partial<PassageText> = {}): TextFeatures {
  const query = understand(question);
  const weights = new Map(terms(query.folded).map(term => [term, 1] as const));
  const matcher = new TermMatcher(weights, weights.size);
  return textFeatures(query, matcher)({ ...PASSAGE, ...changes });
}

/** Features that a change of the passage makes larger or smaller. */
function differing(question: string, changes: Partial<PassageText>): string[] {
  const [plain, changed] = [featuresOf(question), featuresOf(question, changes)];
  return (Object.keys(plain) as (keyof TextFeatures)[]).flatMap(name => {
    if (plain[name] === changed[name]) return [];
    return `${changed[name] > plain[name] ? '+' : '-'}${name}`;
  });
}

const sentences = (...changed: string[]) => ({
  passage: passageOf(...PASSAGE.passage.sentences.map((sentence, i) => changed[i] || sentence)),
});

describe('what reading a passage says of it', () => {
  it.each<[string, string, Partial<PassageText>, string[]]>([
    [
      'the headline that repeats the question, which its answer then says nothing new of',
      '食堂消毒',
      { headline: '全市召开专题会议研究食堂消毒' },
      ['+headline', '-answering', '-answeringCharacters'],
    ],
    [
      'a sentence that holds what is asked',
      '村庄值守',
      sentences('', '', '其余事项按原来的村庄值守方案办理，由各部门分工负责。'),
      ['+answering', '+characters', '+answeringCharacters', '+late'],
    ],
    [
      'characters of the question apart from its words',
      '售药',
      sentences('', '学校食堂每天消毒，有药可售。'),
      ['+characters', '+answeringCharacters'],
    ],
    [
      'where the best sentence stands',
      '食堂消毒',
      { passage: passageOf(...[1, 0, 2].map(i => PASSAGE.passage.sentences[i] ?? '')) },
      ['-late'],
    ],
    [
      'what the passage before says',
      '食堂通风',
      { before: passageOf('教室每天通风。') },
      ['+before'],
    ],
    [
      'what the passage behind says',
      '食堂通风',
      { after: passageOf('教室每天通风。') },
      ['+after'],
    ],
    ['the beginning of a report', '食堂消毒', { position: 0 }, ['+opening', '-depth']],
    ['depth in a report', '食堂消毒', { position: 3 }, ['+depth']],
    ['the length of a report', '食堂消毒', { count: 40 }, ['+reportLength']],
    [
      'a signature',
      '市政府',
      { passage: passageOf('市政府办公室') },
      ['+answering', '+characters', '+answeringCharacters', '-before', '+stub'],
    ],
    [
      'the place that is asked for',
      '晋中市食堂',
      { headline: '晋中市召开专题会议' },
      ['+headline', '-elsewhere'],
    ],
    [
      'a number where one is asked for',
      '食堂消毒多少？',
      sentences('', '学校食堂每天消毒2次，用餐错时错峰。'),
      ['+number'],
    ],
    [
      'a time where one is asked for',
      '食堂什么时候消毒？',
      sentences('', '学校食堂上午消毒，用餐错时错峰。'),
      ['+time'],
    ],
    [
      'a list where things are asked for',
      '食堂消毒什么？',
      sentences('', '学校食堂每天消毒桌面、地面，用餐错时错峰。'),
      ['+enumeration'],
    ],
    [
      'demands where ways are asked for',
      '食堂如何消毒？',
      sentences('', '学校食堂每天应消毒，用餐错时错峰。'),
      ['+demand'],
    ],
  ])('tells %s', (_what, question, changes, expected) => {
    expect(differing(question, changes)).toEqual(expected);
  });

  it('asks for a unit when the question names one', () => {
    const number = (text: string) =>
      featuresOf('食堂补贴多少元？', sentences('', `学校食堂补贴${text}，错峰用餐。`)).number;

    expect([number('500元'), number('3万元'), number('5次'), number('若干')]).toEqual([
      1, 1, 0.5, 0,
    ]);
  });

  it('does not take a number of the question for its answer', () => {
    const number = (text: string) =>
      featuresOf('27类人群有多少例？', sentences('', `27类人群共有${text}。`)).number;

    expect([number('若干'), number('31例')]).toEqual(
      [0.5, 1].map(value => (value === 0.5 ? 0 : 1)),
    );
  });

  it('has a weight for every feature, and reads none that has no weight', () => {
    const names = Object.keys(featuresOf('食堂消毒')) as (keyof HitFeatures)[];

    for (const name of names) expect(RANKING_WEIGHTS[name]).not.toBe(0);
  });

  it('finds traditional writing in folded text', () => {
    const text = ['學校食堂每天消毒。'].map(foldText);

    expect(featuresOf('食堂消毒', { passage: passageOf(...text) }).answering).toBeGreaterThan(0.5);
  });
});

describe('finding words of a question', () => {
  const matcher = new TermMatcher(
    new Map([
      ['12', 1],
      ['食堂', 2],
      ['covid', 1],
    ]),
    8,
  );

  it.each([
    ['每天12次', [0]],
    ['每天112次', []],
    ['每天1.12次', [0]],
    ['食堂防covid', [1, 2]],
    ['食堂防covid19', [1]],
  ])('takes words of other scripts whole: %s', (text, found) => {
    expect([...matcher.find(text)]).toEqual(found);
  });

  it('weighs what was found against the whole question', () => {
    const found = matcher.find('食堂12');

    expect(matcher.share(found)).toBe(3 / 8);
    expect(matcher.share(found, matcher.find('食堂'))).toBe(1 / 8);
    expect(matcher.findIn(passageOf('食堂', '12')).all).toEqual(found);
  });
});
