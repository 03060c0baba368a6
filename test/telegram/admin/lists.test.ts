import { describe, expect, it } from 'vitest';
import { csv } from '../../../src/telegram/admin/lists/csv.ts';
import { everyDay } from '../../../src/telegram/admin/lists/stats.ts';
import { ADMIN, adminChat, OTHER_ADMIN, reportText, testKeeper } from '../../helpers/admin-chat.ts';

async function start(count = 1) {
  const files = Array.from({ length: count }, (_, i) => [`${i + 1}.txt`, reportText(i + 1)]);
  const { keeper, corpus } = await testKeeper(Object.fromEntries(files));
  return adminChat({ keeper, corpus });
}

const asked = (question: string, questionId: number, fields = {}) => ({
  conversation: { chat: 1001, thread: 0 },
  userId: 1001,
  questionId,
  question,
  before: null,
  shown: [],
  reason: 'no_evidence' as const,
  milliseconds: 10,
  ...fields,
});

describe('/reports', () => {
  it('lists them with their files, a page at a time', async () => {
    const chat = await start(9);
    await chat.say('/reports');
    const [first = ''] = chat.texts();
    expect(first).toMatch(/^共 9 篇报道\n/u);
    expect(first.match(/^\/remove_[0-9a-f]{16}$/gmu)).toHaveLength(8);
    expect(first).toContain('云岭市召开第9次防汛工作会议 · 2022-05-09');

    await chat.press(chat.button(/^admin:reports:1$/u));
    const second = chat.texts()[1] ?? '';
    expect(second.match(/^\/remove_/gmu)).toHaveLength(1);
    expect(second).toContain('1.txt');
    expect(chat.calls.map(({ method }) => method)).toContain('answerCallbackQuery');
  });

  it('has no page behind the last', async () => {
    const chat = await start(1);
    await chat.press('admin:reports:9999999');

    expect(chat.texts()[0]).toContain('云岭市召开第1次');
  });
});

describe('/unanswered', () => {
  it('lists the most asked first, and gives them as a table', async () => {
    const chat = await start();
    await chat.state.answers.add(asked('=HYPERLINK("http://x")', 1));
    for (const id of [2, 3]) await chat.state.answers.add(asked('谁去了火星？', id));
    await chat.say('/unanswered');
    expect(chat.texts()[0]).toMatch(/2 个没有答上的问题\n\n谁去了火星？\n2 次 · 1 人 · 没有依据/u);

    await chat.press('admin:unanswered:csv');
    const { document } = chat.calls.at(-1)?.payload ?? {};
    const text = Buffer.from(await document.toRaw()).toString();
    const lines = text.split('\r\n');
    expect(lines[0]).toBe('\u{FEFF}问题,次数,人数,原因,最近一次');
    expect(lines[1]).toMatch(/^谁去了火星？,2,1,没有依据,/u);
    expect(lines[2]).toMatch(/^"'=HYPERLINK\(""http:\/\/x""\)",1,1,/u);
  });

  it('says that there are none', async () => {
    const chat = await start();
    await chat.say('/unanswered');

    expect(chat.texts()).toEqual(['没有答不上的问题。']);
  });
});

it.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['＝1', "'＝1"],
  [' =1', "' =1"],
  ['\t1', "'\t1"],
  ['a,b', '"a,b"'],
  ['a "b"', '"a ""b"""'],
  ['a\nb', '"a\nb"'],
  ['a=b', 'a=b'],
  ['一', '一'],
])('the cell %j is written as %j', (value, cell) => {
  expect(csv([[value]])).toBe(`\u{FEFF}${cell}\r\n`);
});

describe('/stats', () => {
  it('says in words what the picture shows, also without one', async () => {
    const chat = await start();
    const reasons = [null, null, null, 'no_evidence' as const];
    for (const [id, reason] of reasons.entries()) {
      const fields = { reason, userId: id, milliseconds: (id + 1) * 100 };
      await chat.state.answers.add(asked(`问${id}`, id, fields));
    }
    await chat.state.votes.vote(1, 1001, 1);
    await chat.say('/stats 7');

    const said = chat.calls.map(({ payload }) => payload.caption ?? payload.text ?? '').join('\n');
    expect(said).toContain('最近 7 天：4 个问题，答上 75%');
    expect(said).toContain('4 人提问；👍 1 · 👎 0');
    expect(said).toContain('一半在 200 毫秒内，95% 在 400 毫秒内');
  });

  it.each(['0', '-1', '367', '1.5', 'NaN', '1e9', '七'])('takes no %s days', async days => {
    const chat = await start();
    await chat.say(`/stats ${days}`);

    expect(chat.texts()).toEqual([expect.stringMatching(/^请写天数，1 到 366/u)]);
  });

  it('counts days on which nobody asked', () => {
    const day = { day: '2022-05-13', answered: 2, notFound: 1, p50: 5, p95: 9 };
    const none = { answered: 0, notFound: 0, p50: 0, p95: 0 };
    const days = everyDay([day], new Date(2022, 4, 12), new Date(2022, 4, 14, 12));

    expect(days).toEqual([{ day: '2022-05-12', ...none }, day, { day: '2022-05-14', ...none }]);
  });
});

it('/health tells of the index, the machine and what people said', async () => {
  const chat = await start(2);
  await chat.state.votes.remark(7, '很好用\u202E\n谢谢');
  await chat.say('/health');

  expect(chat.texts()[0]).toMatch(/第 1 代，2 篇报道.*模型：fake.*剩余：5000\.0 MB/su);
  expect(chat.texts()[0]).toMatch(/最近的意见：\n· .* 很好用 谢谢$/u);
});

it('/audit tells what admins did, the newest first', async () => {
  const chat = await start();
  await chat.say('/audit');
  await chat.say('/health', OTHER_ADMIN);
  await chat.say('/stats 7');
  await chat.say('/audit');

  expect(chat.texts()[0]).toBe('还没有管理记录。');
  const lines = chat.texts().at(-1)?.split('\n') ?? [];
  expect(lines[0]).toMatch(new RegExp(` · ${ADMIN} · stats 7$`, 'u'));
  expect(lines[1]).toMatch(new RegExp(` · ${OTHER_ADMIN} · health$`, 'u'));
});

it('speaks the language of the admin', async () => {
  const chat = await start();
  await chat.state.setLanguage(ADMIN, 'zh-Hant');
  await chat.say('/admin');
  await chat.state.setLanguage(ADMIN, 'en');
  await chat.say('/admin');

  expect(chat.texts()[0]).toMatch(/^管理命令（只在與你的私聊中有效）/u);
  expect(chat.texts()[1]).toMatch(/^For admins, in their private chat only:\nSend files/u);
});
