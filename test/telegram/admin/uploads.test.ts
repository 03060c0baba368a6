import { rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ADMIN,
  adminChat,
  documentMessage,
  OTHER_ADMIN,
  reportText,
  testKeeper,
  tree,
} from '../../helpers/admin-chat.ts';
import { TOKEN } from '../../helpers/telegram.ts';

let corpus: Awaited<ReturnType<typeof testKeeper>>;
let chat: Awaited<ReturnType<typeof adminChat>>;
beforeEach(async () => {
  corpus = await testKeeper({ 'first.txt': reportText(1) });
  chat = await adminChat({ keeper: corpus.keeper, corpus: corpus.corpus });
});

const month = new Date().toISOString().slice(0, 7);
const aside = () => tree(corpus.keeper.asideFolder);
const waiting = async () => Object.keys(await aside()).filter(name => name.startsWith('waiting'));

describe('a file that an admin sends', () => {
  it('is shown as a record, and kept where nobody else reads it', async () => {
    await chat.send('防汛 会议.txt', reportText(2));

    const [shown = ''] = chat.texts();
    expect(shown).toContain('云岭市召开第2次防汛工作会议 · 2022-05-02');
    expect(shown).toContain('主持：邵庆岚');
    expect(shown).toContain('第2号堤防');
    const kept = path.join(corpus.keeper.asideFolder, `waiting/uploads/${month}/防汛 会议.txt`);
    expect((await stat(kept)).mode & 0o777).toBe(0o600);
    expect(Object.keys(await corpus.filesIn())).toEqual(['first.txt']);
  });

  it('is in the corpus when it is taken in, once however often that is pressed', async () => {
    await chat.send('second.txt', reportText(2));
    const take = chat.button(/^u:\d+:y$/u);
    await Promise.all([chat.press(take), chat.press(take, OTHER_ADMIN), chat.press(take)]);
    await chat.said(/现在由第 2 代索引回答/u);
    await chat.press(take);

    expect(Object.keys(await corpus.filesIn())).toEqual([
      'first.txt',
      `uploads/${month}/second.txt`,
    ]);
    expect(await waiting()).toEqual([]);
    expect(corpus.rebuild).toHaveBeenCalledTimes(1);
    expect(await corpus.corpus.use(async index => index.reportCount)).toBe(2);
    const asked = await corpus.corpus.ask('第2次防汛工作会议是谁主持的？', null);
    expect(asked.answer.quotes[0]?.file).toBe(`uploads/${month}/second.txt`);
  });

  it('is gone when it is refused, and cannot be taken in afterwards', async () => {
    await chat.send('second.txt', reportText(2));
    await chat.press(chat.button(/:n$/u));
    await chat.press(chat.button(/^u:\d+:y$/u));

    expect(await waiting()).toEqual([]);
    expect(Object.keys(await corpus.filesIn())).toEqual(['first.txt']);
    expect(corpus.rebuild).not.toHaveBeenCalled();
  });

  it('is told to be a copy of what is there, by text and by name', async () => {
    await chat.send('FIRST (2).txt', reportText(1));

    expect(chat.texts()[0]).toContain('同样的文字已在库中：first.txt');
    expect(chat.texts()[0]).toContain('已有名称相近的文件：first.txt');
  });

  it('never takes the place of another', async () => {
    await chat.send('a.txt', reportText(2));
    await chat.press(chat.button(/^u:\d+:y$/u));
    await chat.send('a.txt', reportText(3));
    await chat.press(chat.button(/^u:\d+:y$/u));
    await chat.said(/现在由第/u, 2);

    const names = Object.keys(await corpus.filesIn());
    expect(names).toContain(`uploads/${month}/a.txt`);
    expect(names).toContain(`uploads/${month}/a (2).txt`);
  });

  it('leaves alone what has come to its place meanwhile', async () => {
    await chat.send('a.txt', reportText(2));
    const place = path.join(corpus.keeper.reportsFolder, 'uploads');
    await chat.send('b.txt', reportText(3));
    await chat.press(chat.button(/^u:\d+:y$/u));
    await writeFile(path.join(place, month, 'a.txt'), 'of the operator');
    await chat.press('u:1:y');

    await chat.said(/没有覆盖它/u);
    expect((await corpus.filesIn())[`uploads/${month}/a.txt`]).toBe('of the operator');
    expect(await waiting()).toHaveLength(1);
  });

  it('of many reports is summed up, with what cannot be read of it', async () => {
    const lines = [1, 2, 3].map(n => JSON.stringify({ _id: n, text: reportText(n) }));
    await chat.send('all.jsonl.gz', gzipSync([...lines, '{"no":"report"}'].join('\n')));

    const [shown = ''] = chat.texts();
    expect(shown).toContain('3 篇报道');
    expect(shown).toContain('有 1 处不能读');
    expect(shown).toContain('其中 1 篇已在库中');
  });

  it('of several at once leads to two builds at most, one after the other', async () => {
    let running = 0;
    let atOnce = 0;
    const { rebuild } = corpus.keeper;
    corpus.keeper.rebuild = vi.fn(async (full, onProgress) => {
      atOnce = Math.max(atOnce, ++running);
      return rebuild(full, onProgress).finally(() => running--);
    });
    chat = await adminChat({ keeper: corpus.keeper, corpus: corpus.corpus });
    for (const n of [2, 3, 4, 5]) await chat.send(`${n}.txt`, reportText(n));
    await Promise.all([1, 2, 3, 4].map(id => chat.press(`u:${id}:y`)));
    await chat.said(/5 篇报道.*现在由第/su);

    expect(atOnce).toBe(1);
    expect(vi.mocked(corpus.keeper.rebuild).mock.calls.length).toBeLessThanOrEqual(2);
  });
});

describe('a file that is not kept', () => {
  it.each([
    ['../../etc/passwd', reportText(2), /这种文件不能读/u],
    ['a.exe', reportText(2), /这种文件不能读/u],
    ['a.txt.exe', reportText(2), /这种文件不能读/u],
    ['.txt', reportText(2), /这种文件不能读/u],
    ['', reportText(2), /这种文件不能读/u],
    ['empty.txt', ' ', /没有收下 empty.txt：只有 0 个字/u],
    ['short.txt', '太短', /没有收下 short.txt：只有 2 个字/u],
    ['no.pdf', 'not a pdf', /没有收下 no.pdf：已损坏，或不是 pdf 文件/u],
    ['no.docx', 'not a docx', /没有收下 no.docx：已损坏/u],
    ['no.zip', 'not a zip', /没有收下 no.zip：已损坏，或不是 zip/u],
    [
      'bytes.txt',
      Buffer.from([0x80, 0xff, 0x00, 0xfe, 0x81, 0x20]),
      /没有收下 bytes.txt：认不出文件的编码/u,
    ],
    ['bomb.jsonl.gz', gzipSync(Buffer.alloc(2 ** 20)), /没有收下 bomb.jsonl.gz：/u],
    ['big.txt', Buffer.alloc(20 * 1024 * 1024 + 1, 'a'), /文件太大/u],
  ])('is answered with one clear line: %j', async (name, content, words) => {
    await chat.send(name, content);

    expect(chat.texts()).toHaveLength(1);
    expect(chat.texts()[0]).toMatch(words);
    expect(chat.texts()[0]?.split('\n')).toHaveLength(1);
    expect(await aside()).toEqual({});
    expect(Object.keys(await corpus.filesIn())).toEqual(['first.txt']);
  });

  it('is not asked for when it says that it is too big', async () => {
    const document = { file_id: 'x', file_name: 'a.txt', file_size: 21 * 1024 * 1024 };
    await chat.deliver({ message: documentMessage('x', 'a.txt', ADMIN, { document }) as never });

    expect(chat.calls.map(({ method }) => method)).toEqual(['sendMessage']);
  });

  it('cannot be fetched: told without the address, which holds the token', async () => {
    await chat.deliver({ message: documentMessage('gone', 'a.txt', ADMIN) as never });

    expect(chat.texts()[0]).toMatch(/没能从 Telegram 取到/u);
    expect(JSON.stringify([chat.texts(), chat.log])).not.toContain(TOKEN.split(':')[1]);
    expect(await aside()).toEqual({});
  });
});

describe('names', () => {
  it.each([
    ['../../../a.txt', 'a.txt'],
    ['..\\..\\a.txt', 'a.txt'],
    ['/etc/a.txt', 'a.txt'],
    ['a\u202Etxt.exe.md', 'atxt.exe.md'],
    ['a\u0000\n.txt', 'a.txt'],
    ['.hidden.txt', 'hidden.txt'],
    ['README.md', 'report-README.md'],
    ['C:\\x\\b?.html', 'b_.html'],
  ])('%j becomes %j', async (name, clean) => {
    await chat.send(name, reportText(2));

    expect(await waiting()).toEqual([`waiting/uploads/${month}/${clean}`]);
  });

  it('are as long as file systems take', async () => {
    await chat.send(
      `${'防'.repeat(300)}.jsonl.gz`,
      gzipSync(JSON.stringify({ text: reportText(2) })),
    );
    await chat.press(chat.button(/^u:\d+:y$/u));
    await chat.said(/现在由第 2 代/u);

    const name = Object.keys(await corpus.filesIn()).at(-1) ?? '';
    expect(name).toMatch(/防\.jsonl\.gz$/u);
  });
});

describe('a bot that is killed', () => {
  it('between deciding and moving finishes when the button is pressed again', async () => {
    await chat.send('a.txt', reportText(2));
    const to = path.join(corpus.keeper.reportsFolder, `uploads/${month}/a.txt`);
    await chat.state.uploads.change(1, 'waiting', 'taken', to);
    await chat.press('u:1:y');
    await chat.said(/现在由第 2 代/u);

    expect(Object.keys(await corpus.filesIn())).toContain(`uploads/${month}/a.txt`);
    expect(await waiting()).toEqual([]);
  });

  it('behind the move builds when it starts again', async () => {
    corpus.rebuild.mockClear();
    await adminChat({ keeper: { ...corpus.keeper, isBuildDue: true }, corpus: corpus.corpus });

    await vi.waitFor(() => expect(corpus.rebuild).toHaveBeenCalledTimes(1));
  });

  it('loses nothing when a file is gone from where it waited', async () => {
    await chat.send('a.txt', reportText(2));
    const [file = ''] = await waiting();
    await rename(
      path.join(corpus.keeper.asideFolder, file),
      path.join(corpus.keeper.asideFolder, 'elsewhere'),
    );
    await chat.press('u:1:y');

    await chat.said(/没有可处理的文件/u);
    expect(corpus.rebuild).not.toHaveBeenCalled();
  });
});
