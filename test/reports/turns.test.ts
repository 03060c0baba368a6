import { describe, expect, it } from 'vitest';
import { foundAt, readText, valuesOf } from '../../src/reports/record/found.ts';
import { chairOf, speakersOf } from '../../src/reports/record/people.ts';
import { speakerTurns } from '../../src/reports/record/turns.ts';
import { sentences } from '../../src/text/sentences.ts';

const foundPerson = (name: string | null) =>
  name === null ? null : foundAt(readText(name, 'body'), { start: 0, end: name.length });
const turnsOf = (body: string, chair: string | null = null) =>
  speakerTurns(body, foundPerson(chair)).map(({ speaker, start, end }) => [
    speaker?.value ?? null,
    body.slice(start, end),
  ]);
const speakers = (body: string, chair: string | null = null) =>
  turnsOf(body, chair).map(([speaker]) => speaker);

describe('speakerTurns', () => {
  it('gives each speaker his sentences and the meeting the rest', () => {
    const body =
      '会议听取了汇报。骆守诚指出，要供暖。热费不涨。邵庆岚要求，要节约。会议强调，要落实。';
    expect(turnsOf(body)).toEqual([
      [null, '会议听取了汇报。'],
      ['骆守诚', '骆守诚指出，要供暖。热费不涨。'],
      ['邵庆岚', '邵庆岚要求，要节约。'],
      [null, '会议强调，要落实。'],
    ]);
  });

  it.each([
    ['强调', '骆守诚强调，要供暖。'],
    ['a verb behind an adverb', '骆守诚特别强调，要供暖。'],
    ['a full title', '市委副书记、市长骆守诚指出，要供暖。'],
    ['汇报说', '骆守诚汇报说，已经供暖。'],
    ['通报', '骆守诚通报，已经供暖。'],
    ['a colon', '骆守诚说：“要供暖。”'],
    ['points', '就下一步工作，骆守诚强调六点意见：一是供暖。'],
    ['an honorific', '主席骆守诚先生指出，要供暖。'],
    ['traditional characters', '駱守誠強調，要供暖。'],
  ])('knows a speaker by %s', (_, body) => {
    expect(speakers(body)).toEqual([body.startsWith('駱') ? '駱守誠' : '骆守诚']);
  });

  it.each([
    ['a meeting', '会议通报，已经供暖。'],
    ['an office', '市气象局预计，要下雪。'],
    ['who only took part', '骆守诚出席会议，各县区参加。'],
    ['what he reported on', '骆守诚通报供暖情况，各县区参加。'],
    ['whose spirit is passed on', '按照省委会议要求，要供暖。'],
    ['who reads out a paper', '主任骆守诚宣读了调研报告，县里再研究。'],
    ['nobody', '据通报，入冬以来下雪三次。'],
  ])('names no speaker for %s', (_, body) => {
    expect(speakers(body)).toEqual([null]);
  });

  it('takes 他 for the last speaker, before that for the chair', () => {
    expect(speakers('会议召开。他强调，要供暖。', '邵庆岚')).toEqual([null, '邵庆岚']);
    expect(speakers('骆守诚指出，要供暖。\n他要求，要节约。', '邵庆岚')).toEqual(['骆守诚']);
  });

  it.each([
    ['一是 … 二是', '骆守诚强调，要供暖。\n二是节约用煤。\n三是值守。'],
    ['(一) … (二)', '骆守诚强调，要供暖。\n（一）节约用煤。\n（二）值守。'],
    ['an announcement and 一、…', '骆守诚提出三点要求。\n一、节约用煤。\n二、值守。'],
    ['an announcement of a matter', '骆守诚就下一步供暖工作提出要求。\n一、节约用煤。\n二、值守。'],
  ])('carries a speech over paragraphs with %s', (_, body) => {
    expect(turnsOf(body).at(-1)).toEqual(['骆守诚', expect.stringMatching(/值守。$/u)]);
  });

  it('ends a speech with the paragraph when the next goes on with no point', () => {
    expect(speakers('骆守诚强调，要供暖。\n当天还下了雪。')).toEqual(['骆守诚', null]);
  });

  it('takes a numbered heading for nobody’s words', () => {
    const body = '骆守诚强调，要供暖。\n二、外墙维修\n施工三个月。';
    expect(turnsOf(body).at(-1)).toEqual([null, '二、外墙维修\n施工三个月。']);
  });

  it.each([
    [
      'said behind it',
      '天冷了。“要供暖。热费不涨。”骆守诚说。当天下了雪。',
      [null, '骆守诚', null],
    ],
    ['that goes on', '“要供暖。”骆守诚说。“热费不涨。”', ['骆守诚']],
    ['announced before', '邵庆岚说：“要供暖。”\n骆守诚说：“要节约。”', ['邵庆岚', '骆守诚']],
    ['of another paragraph', '“要供暖。”\n骆守诚说。', [null, '骆守诚']],
  ])('gives a quote to whom it is of: %s', (_, body, expected) => {
    expect(speakers(body)).toEqual(expected);
  });

  it('covers every sentence once, in order', () => {
    const body = '标题\n\n骆守诚指出，要供暖。 热费不涨！\n（二）值守。\n会后，他走了。';
    const turns = speakerTurns(body, null);
    expect(turns.every((turn, i) => i === 0 || turns[i - 1]!.end <= turn.start)).toBe(true);
    expect(
      sentences(body).filter(s => !turns.some(t => t.start <= s.start && s.end <= t.end)),
    ).toEqual([]);
  });

  it('has no turns for no text', () => {
    expect(speakerTurns('', null)).toEqual([]);
  });
});

describe('chairOf', () => {
  it.each([
    ['主持召开', '市委书记邵庆岚主持召开供暖会议。', '邵庆岚'],
    ['主持会议', '会上，市长骆守诚讲话，副市长柏青原主持会议。', '柏青原'],
    ['主持并讲话', '市委书记邵庆岚主持并讲话。', '邵庆岚'],
    ['the characters of the text', '市委書記鄔慶嵐主持會議。', '鄔慶嵐'],
    ['a head of minutes', '日期：3月3日\n主席：伍啟賢先生\n出席：連淑儀', '伍啟賢'],
    ['nothing', '会议召开，市长骆守诚出席。', null],
  ])('is read from %s', (_, body, chair) => {
    expect(chairOf(body, null)?.value ?? null).toBe(chair);
  });

  it('is read from the title when the text does not tell', () => {
    const title = readText('邵庆岚主持召开供暖会议', 'title');
    expect(chairOf('会议召开。', title)?.value).toBe('邵庆岚');
  });
});

describe('speakersOf', () => {
  it.each([
    ['gave a speech', '市长骆守诚出席会议并讲话。'],
    ['made arrangements', '市长骆守诚作了部署。'],
    ['made them one by one', '市长骆守诚逐项作了部署。'],
    ['asked for something', '市长骆守诚提出具体要求。'],
    ['arranged a matter', '市长骆守诚对供暖工作进行了具体安排。'],
  ])('holds who %s', (_, body) => {
    expect(valuesOf(speakersOf(body, []))).toEqual(['骆守诚']);
  });

  it('names nobody twice, those whose words stand there first', () => {
    const body = '骆守诚出席并讲话，邵庆岚作了部署。\n邵庆岚指出，要供暖。';
    expect(valuesOf(speakersOf(body, speakerTurns(body, null)))).toEqual(['邵庆岚', '骆守诚']);
  });
});
