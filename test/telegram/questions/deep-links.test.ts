import { expect, it } from 'vitest';
import { showReport } from '../../../src/telegram/questions/reports.ts';
import { chatRoom, corpusOf, labels } from '../../helpers/chat-room.ts';
import { wordsIn } from '../../helpers/words.ts';

const QUOTE = '堤防每两小时巡查一遍，发现险情立即上报。';
const BODY = `市防汛指挥部召开会议。${QUOTE}值班人员不得离岗。`;
const corpus = await corpusOf([
  { text: BODY, title: '市防汛会议召开', date: '2022-06-01' },
  { text: '会议研究了水库调度方案。'.repeat(400), title: '水库会议' },
]);
const [short = '', long = ''] = (await corpus.index.records([0, 1])).map(each => each.reportId);
const start = BODY.indexOf(QUOTE);
const span = `${start.toString(36)}_${(start + QUOTE.length).toString(36)}`;

it('shows the quote that a link leads to, in its context, with buttons', async () => {
  const room = chatRoom({ corpus });
  await room.say(`/start c_${short}_${span}`);
  const { text = '', entities = [] } = room.lastReply();
  expect(text).toContain(BODY);
  const [bold] = entities.filter(({ type }) => type === 'bold');
  expect(text.slice(bold?.offset).startsWith(QUOTE)).toBe(true);
  expect(bold?.length).toBe(QUOTE.length);
  expect(labels(room.lastReply())).toEqual([['原文', '同会议', '复制']]);
  await room.press('同会议');
  await room.press('全文');
  await room.press('‹ 返回');
  expect(room.lastReply().text).toBe(text);
  expect(room.replies()).toHaveLength(1);
});

it('shows the report that a link leads to: its record, its first page, the others by buttons', async () => {
  const room = chatRoom({ corpus });
  await room.say(`/start r_${long}`);
  expect(room.lastReply().text).toMatch(/^水库会议\n(?:.+\n)*\n会议研究了水库调度方案。/u);
  expect(labels(room.lastReply())).toEqual([['1/3', '›']]);
  await room.press('›');
  expect(room.lastReply().text).toMatch(/^水库会议\n\n会议研究/u);
});

it.each([
  ['a report that is gone', 'r_0123456789abcdef'],
  ['a quote of a report that is gone', 'c_0123456789abcdef_0_5'],
  ['a span beyond the report', `c_${short}_0_zzzz`],
])('says politely that there is no more %s', async (_, payload) => {
  const room = chatRoom({ corpus });
  await room.say(`/start ${payload}`);
  expect(room.replies().map(({ text }) => text)).toEqual(['这篇报道已不在库里。']);
});

it.each(['', ' r1', ' c_'])('leaves another start to the greeting: /start%s', async payload => {
  const room = chatRoom({ corpus });
  await room.say(`/start${payload}`);
  expect(room.replies()).toHaveLength(1);
  expect(room.lastReply().text).not.toContain('报道已不在库里');
});

it('shows a report by its id in the words of a language', async () => {
  const sent: unknown[] = [];
  const context = { t: wordsIn('en'), reply: async (...given: unknown[]) => sent.push(given) };
  await showReport(context as never, { corpus, publicUrl: null } as never, short);
  expect(sent).toMatchObject([[expect.stringMatching(/^市防汛会议召开\nDate: 2022-06-01/u), {}]]);
});
