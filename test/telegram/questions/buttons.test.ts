import { expect, it } from 'vitest';
import { me } from '../../../src/preview/people.ts';
import { chatRoom, corpusOf, labels } from '../../helpers/chat-room.ts';
import { answered, answerOf, botParts, citation } from '../../helpers/telegram.ts';

const DIKE =
  '市防汛指挥部召开会议。堤防每两小时巡查一遍，发现险情立即上报。值班人员不得离岗。巡查记录保存一年。';
const SCHOOL =
  '会议要求，各学校要落实晨午检制度，食堂每天消毒两次，不得遗漏。学校门口要有民警站岗。';
const QUESTION = '堤防多久巡查一遍？';
const GROUP = -2001;
const other = { ...me, id: 77, first_name: '乙' };

const corpus = await corpusOf([
  { text: DIKE, title: '市防汛会议召开', date: '2022-06-01' },
  { text: SCHOOL, title: '校园防控会议召开' },
  { text: `${'会议研究了水库调度方案。'.repeat(400)}大坝位移每日观测一次。`, title: '水库会议' },
]);

it.each([
  [
    1,
    [
      ['上下文', '原文'],
      ['同会议', '复制'],
      ['更多', '👍', '👎'],
    ],
  ],
  [
    2,
    [
      ['上下文 1', '上下文 2'],
      ['原文 1', '原文 2'],
      ['复制 1', '复制 2'],
      ['更多', '👍', '👎'],
    ],
  ],
  [0, [['👍', '👎']]],
])('has short rows, as a phone shows them, for so many quotes: %i', async (count, rows) => {
  const answer = answerOf(Array.from({ length: count }, () => ({})));
  const { ask } = botParts({ ask: async text => answered(text, answer) }).corpus;
  const room = chatRoom({ corpus: { ...corpus, ask } });
  await room.say(QUESTION);
  expect(labels(room.lastReply())).toEqual(rows);
});

it('opens the page of the reader, else the source', async () => {
  const answer = answerOf([{ url: 'https://source.example/1' }]);
  const { ask } = botParts({ ask: async text => answered(text, answer) }).corpus;
  const urls: unknown[] = [];
  for (const publicUrl of ['https://reader.example', null]) {
    const room = chatRoom({ corpus: { ...corpus, ask }, publicUrl });
    await room.say(QUESTION);
    urls.push(room.lastReply().reply_markup?.inline_keyboard[0]?.[1]);
  }
  expect(urls).toEqual([
    { text: '原文', url: 'https://reader.example/r/0123456789abcdef?q=0-25#q' },
    { text: '原文', url: 'https://source.example/1' },
  ]);
});

it('shows a quote among the sentences around it, and goes back to the very answer', async () => {
  const room = chatRoom({ corpus });
  await room.say(QUESTION);
  const answer = room.lastReply();
  expect(await room.press('上下文')).toEqual(['']);
  const { text = '', entities = [], message_id } = room.lastReply();
  expect(message_id).toBe(answer.message_id);
  expect(text).toContain(DIKE);
  const [bold] = entities.filter(({ type }) => type === 'bold');
  const quote = answer.text?.split('\n')[0];
  expect(text.slice(bold?.offset, (bold?.offset ?? 0) + (bold?.length ?? 0))).toBe(quote);
  await room.press('‹ 返回');
  expect(room.lastReply()).toMatchObject({
    text: answer.text,
    entities: answer.entities,
    reply_markup: answer.reply_markup,
  });
  expect(room.replies()).toHaveLength(1);
});

it('opens a long text at the page with the quote, and turns its pages', async () => {
  const room = chatRoom({ corpus });
  await room.say('大坝位移多久观测一次？');
  await room.press('原文');
  const [pages, back] = labels(room.lastReply());
  expect(pages).toEqual(['‹', '3/3']);
  expect(back).toEqual(['‹ 返回']);
  expect(room.lastReply().text).toContain('大坝位移每日观测一次。');
  await room.press('‹');
  expect(labels(room.lastReply())[0]).toEqual(['‹', '2/3', '›']);
  const before = room.lastReply();
  expect(await room.press('2/3')).toEqual(['']);
  expect(room.lastReply()).toEqual(before);
});

it('shows further hits, page by page, with their context', async () => {
  const [record] = await corpus.index.records([1]);
  const further = citation({ reportId: record?.reportId ?? '', text: SCHOOL, end: SCHOOL.length });
  const ranked = async () => ({ citations: [further], goesOn: false });
  const room = chatRoom({ corpus: { ...corpus, ranked } });
  await room.say(QUESTION);
  const answer = room.lastReply();
  await room.press('更多');
  const more = room.lastReply();
  expect(more.text).not.toContain('每两小时');
  expect(labels(more).at(-1)).toEqual(['‹ 返回']);
  const [context = ''] = labels(more)[0] ?? [];
  await room.press(context);
  await room.press('‹ 返回');
  expect(room.lastReply().text).toBe(more.text);
  await room.press('‹ 返回');
  expect(room.lastReply().text).toBe(answer.text);
});

it('says when there is no more', async () => {
  const room = chatRoom({ corpus });
  await room.say(QUESTION);
  const answer = room.lastReply();
  expect(await room.forge('qm:1:zz')).toEqual(['没有更多了。']);
  expect(room.lastReply()).toEqual(answer);
});

it('shows the record of the meeting and leads on to its text', async () => {
  const room = chatRoom({ corpus });
  await room.say(QUESTION);
  await room.press('同会议');
  expect(room.lastReply().text).toMatch(/^市防汛会议召开\n2022-06-01/u);
  await room.press('全文');
  expect(room.lastReply().text).toContain(DIKE);
  await room.press('‹ 返回');
  expect(labels(room.lastReply())[0]).toContain('上下文');
});

it('counts votes, takes them back, and keeps them under the answer', async () => {
  const room = chatRoom({ corpus });
  await room.say(QUESTION);
  const votes = () => labels(room.lastReply()).at(-1)?.slice(-2);
  expect(await room.press('👍')).toEqual(['谢谢，记下了。']);
  expect(votes()).toEqual(['👍 1', '👎']);
  expect(await room.forge('qd:1:0', room.lastReply(), other)).toEqual(['谢谢，记下了。']);
  expect(votes()).toEqual(['👍 1', '👎 1']);
  await room.press('上下文');
  await room.press('‹ 返回');
  expect(votes()).toEqual(['👍 1', '👎 1']);
  expect(await room.press('👍 1')).toEqual(['已收回。']);
  expect(votes()).toEqual(['👍', '👎 1']);
});

it('serves whoever presses in a group, twice as well', async () => {
  const room = chatRoom({ corpus });
  await room.say(`@yinju_preview_bot ${QUESTION}`, GROUP);
  const [context] = room.lastReply(GROUP).reply_markup?.inline_keyboard[0] ?? [];
  const data = context && 'callback_data' in context ? (context.callback_data ?? '') : '';
  expect(await room.forge(data, room.lastReply(GROUP), other)).toEqual(['']);
  const shown = room.lastReply(GROUP);
  expect(shown.text).toContain(DIKE);
  expect(await room.forge(data, shown)).toEqual(['']);
  expect(room.lastReply(GROUP).text).toBe(shown.text);
});

it.each([
  ['forged', 'qx:1:0', '这个按钮已经失效，请再问一次。'],
  ['of an older version', 'context:1', '这个按钮已经失效，请再问一次。'],
  ['of a question that is not kept', 'qa:zz:0', '这个问题已不在记录里，请再问一次。'],
  ['for a vote on no answer', 'qu:0:0', '这个问题已不在记录里，请再问一次。'],
  ['of a report that is gone', 'qc:1:0:c_0123456789abcdef_0_5', '这篇报道已不在库里。'],
  ['for a span beyond its report', `qc:1:0:c_${'REPORT'}_0_zzzz`, '这篇报道已不在库里。'],
])('answers a button %s with a notice', async (_, data, notice) => {
  const room = chatRoom({ corpus });
  await room.say(QUESTION);
  const before = room.lastReply();
  const [record] = await corpus.index.records([0]);
  const forged = data.replace('REPORT', record?.reportId ?? '');
  expect(await room.forge(forged)).toEqual([notice]);
  expect(room.lastReply()).toEqual(before);
});

it('shows nobody the question of another chat', async () => {
  const room = chatRoom({ corpus });
  await room.say(QUESTION);
  await room.say(`@yinju_preview_bot 学校食堂多久消毒？`, GROUP);
  const before = room.lastReply(GROUP);
  expect(await room.forge('qa:1:0', before)).toEqual(['这个问题已不在记录里，请再问一次。']);
  expect(room.lastReply(GROUP)).toEqual(before);
});

it('shows a quote when its question is no longer kept, without a way back', async () => {
  const room = chatRoom({ corpus });
  await room.say(QUESTION);
  await room.state.forgetUser(me.id);
  expect(await room.press('上下文')).toEqual(['']);
  expect(room.lastReply().text).toContain(DIKE);
  expect(labels(room.lastReply())).toEqual([['原文', '同会议', '复制']]);
});

it('says it anew when the message cannot be changed any more', async () => {
  const room = chatRoom({ corpus });
  await room.say(QUESTION);
  const answer = room.lastReply();
  room.world.remove(answer);
  expect(await room.forge('qa:1:0', answer)).toEqual(['']);
  expect(room.lastReply().text).toBe(answer.text);
});
