import type { MessageEntity } from 'grammy/types';
import { expect, it } from 'vitest';
import { renderAnswer } from '../../../src/telegram/reply/render.ts';
import type { RichText } from '../../../src/telegram/reply/rich-text.ts';
import { answerOf } from '../../helpers/telegram.ts';
import { wordsIn } from '../../helpers/words.ts';

function spansOf(message: RichText, type: MessageEntity['type']): string[] {
  return message.entities
    .filter(entity => entity.type === type)
    .map(({ offset, length }) => message.text.slice(offset, offset + length));
}

it('shows a quote as a blockquote, with its citation on the next line', () => {
  const message = renderAnswer(answerOf([{}]), wordsIn());
  expect(message.text).toBe(
    '会议要求，全市核酸采样点由186个增加到320个。\n市委第四十三次专题会议召开 · 2022-05-12 · 云岭市 · 邵庆岚',
  );
  expect(message.entities).toEqual([{ type: 'blockquote', offset: 0, length: 25 }]);
});

it('counts offsets in UTF-16 units behind emoji and characters of four bytes', () => {
  const message = renderAnswer(
    answerOf([
      { text: '🚧𠮷田街道封控区内每日一检。', marks: [[7, 10]], title: '通告👨‍👩‍👧‍👦𡃁' },
      { text: '𠀀𠀁要求🧪采样。', marks: [[6, 10]] },
    ]),
    wordsIn(),
  );
  expect(spansOf(message, 'blockquote')).toEqual([
    '🚧𠮷田街道封控区内每日一检。',
    '𠀀𠀁要求🧪采样。',
  ]);
  expect(spansOf(message, 'bold')).toEqual(['封控区', '🧪采样']);
});

it.each([
  [280, 'blockquote'],
  [281, 'expandable_blockquote'],
] as const)('a quote of %i characters is a %s', (length, type) => {
  const text = '会'.repeat(length);
  expect(spansOf(renderAnswer(answerOf([{ text }]), wordsIn()), type)).toEqual([text]);
});

it('keeps every bold mark inside its quote', () => {
  const marks: [number, number][] = [
    [0, 2],
    [5, 7],
  ];
  const message = renderAnswer(answerOf([{ marks }, { marks }]), wordsIn());
  const quotes = message.entities.filter(({ type }) => type === 'blockquote');
  const bold = message.entities.filter(({ type }) => type === 'bold');
  expect(bold).toHaveLength(4);
  for (const { offset, length } of bold) {
    expect(
      quotes.filter(q => q.offset <= offset && offset + length <= q.offset + q.length),
    ).toHaveLength(1);
  }
});

it.each([
  ['http://www.lingshang.example/news/1187.html', 'http://www.lingshang.example/news/1187.html'],
  ['HTTPS://News.example/会议 一', 'https://news.example/%E4%BC%9A%E8%AE%AE%20%E4%B8%80'],
])('links the title to the public address %s', (url, sent) => {
  const message = renderAnswer(answerOf([{ url }]), wordsIn());
  expect(message.entities.filter(({ type }) => type === 'text_link')).toMatchObject([
    { url: sent },
  ]);
  expect(spansOf(message, 'text_link')).toEqual(['市委第四十三次专题会议召开']);
});

it.each([
  'http://localhost/a.b',
  'http://localhost?page=a.b',
  'http://localhost:8080/',
  'http://[::1]/a.b',
  'ftp://example.com/',
  'file:///data/reports/01.txt',
  'javascript:alert(document.domain)',
  'www.example.com',
  'http://',
  '',
])('does not link to %o, for which Telegram would refuse the message', url => {
  const message = renderAnswer(answerOf([{ url }]), wordsIn());
  expect(spansOf(message, 'text_link')).toEqual([]);
  expect(message.text).toContain('市委第四十三次专题会议召开');
});

it('shows an English asker the quote as written, and names what stands under it', () => {
  const { text } = renderAnswer(answerOf([{}]), wordsIn('en'));
  expect(text).toBe(
    '会议要求，全市核酸采样点由186个增加到320个。\n市委第四十三次专题会议召开 · Date: 2022-05-12 · Place: 云岭市 · Speaker: 邵庆岚',
  );
});

it('numbers several quotes as their buttons are', () => {
  const { text } = renderAnswer(answerOf([{}, {}]), wordsIn());
  expect(text.match(/^\[\d\]/gmu)).toEqual(['[1]', '[2]']);
});

it.each([
  ['https://reports.example', 'https://reports.example/r/0123456789abcdef?q=0-25#q'],
  ['http://localhost:8080', 'https://source.example/1'],
  [null, 'https://source.example/1'],
])('links the title to the page of the reader at %s, else to the source', (publicUrl, sent) => {
  const answer = answerOf([{ url: 'https://source.example/1' }]);
  const { entities } = renderAnswer(answer, wordsIn(), publicUrl);
  expect(entities.filter(({ type }) => type === 'text_link')).toMatchObject([{ url: sent }]);
});

it.each([
  ['zh-Hans', '2022-05-12（年份为推断）', '同文另见 2 处', '（无标题）'],
  ['zh-Hant', '2022-05-12（年份為推斷）', '同文另見 2 處', '（無標題）'],
  ['en', 'Date: 2022-05-12 (year inferred)', 'same text in 2 more', '(untitled)'],
] as const)('says in %s what was inferred, copied or is missing', (language, ...expected) => {
  const quote = { dateInferred: true, copies: ['02.txt', '03.txt'], title: null };
  const { text } = renderAnswer(answerOf([quote]), wordsIn(language));
  for (const words of expected) expect(text).toContain(words);
});

it('leaves out what the report does not tell', () => {
  const quote = { date: null, dateInferred: true, place: null, speaker: null };
  const { text } = renderAnswer(answerOf([quote]), wordsIn());
  expect(text.split('\n').at(-1)).toBe('市委第四十三次专题会议召开');
});

it.each([
  ['only controls', '\u202e\u200b\u0007'],
  ['nothing', ''],
  ['blanks', ' \n\t　'],
])('a title of %s counts as none', (_, title) => {
  const { text } = renderAnswer(answerOf([{ title, url: 'https://example.com/' }]), wordsIn());
  expect(text).toContain('\n（无标题） · 2022-05-12');
});

it.each(['title', 'place', 'speaker'] as const)(
  'strips bidirectional and invisible characters and line breaks from the %s',
  field => {
    const { text } = renderAnswer(
      answerOf([{ [field]: '甲\u202e乙\u2066丙\u200f\ufeff\n\n丁' }]),
      wordsIn(),
    );
    expect(text.split('\n').at(-1)).toContain('甲乙丙 丁');
  },
);

it.each([
  ['zh-Hans', 'no_such_date', '没有这个日期的报道。\n\n最接近的报道：', '2022-06-01 · 云岭市'],
  ['zh-Hant', 'no_such_place', '沒有這個地方的報道。\n\n最接近的報道：', '2022-06-01 · 云岭市'],
  [
    'en',
    'no_such_person',
    'No report mentions that person.\n\nNearest reports:',
    'Date: 2022-06-01 · Place: 云岭市',
  ],
] as const)('names the nearest reports in %s when there is %s', (language, reason, head, facts) => {
  const nearest = [
    { reportId: 'a', title: '防汛会议', date: '2022-06-01', place: '云岭市' },
    { reportId: 'b', title: '疫苗\u202e接种', date: null, place: null },
  ];
  const message = renderAnswer(answerOf([], { reason, nearest }), wordsIn(language));
  expect(message.text).toBe(`${head}\n1. 防汛会议 · ${facts}\n2. 疫苗接种`);
  expect(message.entities).toEqual([]);
});

it('says only that there is nothing when no report is near', () => {
  const { text } = renderAnswer(answerOf([], { reason: 'empty_corpus' }), wordsIn());
  expect(text).toBe('还没有任何报道。');
});

it.each([
  ['zh-Hans', '同文另见 3 处', '另有 4 篇报道也提到'],
  ['zh-Hant', '同文另見 3 處', '另有 4 篇報道也提到'],
  ['en', 'same text in 3 more', '4 more reports'],
] as const)(
  'counts near copies with copies, and further reports, in %s',
  (language, ...expected) => {
    const quote = { copies: ['02.txt'], alike: ['03.txt', '04.txt'] };
    const { text } = renderAnswer(answerOf([quote], { more: 4 }), wordsIn(language));
    for (const words of expected) expect(text).toContain(words);
  },
);

it('says nothing of further reports where there are none', () => {
  expect(renderAnswer(answerOf([{}]), wordsIn()).text).not.toContain('另有');
});

it.each([
  ['no_such_date', '去年8月', '没有“去年8月”的报道。'],
  ['no_such_place', '舞钢市', '没有“舞钢市”的报道。'],
  ['no_such_person', '吴俊清', '所问的报道里没有“吴俊清”。'],
  ['no_evidence', '第98次', '没有“第98次”会议的报道。'],
  ['no_such_date', null, '没有这个日期的报道。'],
  ['no_such_place', '\u202e\u200b', '没有这个地方的报道。'],
] as const)('names what there is not: %s %s', (reason, missing, expected) => {
  const { text } = renderAnswer(answerOf([], { reason, missing }), wordsIn());
  expect(text.split('\n')[0]).toBe(expected);
});
