import { rm, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { adminChat, OTHER_ADMIN, reportText, testKeeper, tree } from '../../helpers/admin-chat.ts';
import { makeZip } from '../../helpers/zip.ts';

async function start(files: Record<string, string | Uint8Array>) {
  const corpus = await testKeeper(files);
  const chat = await adminChat({ keeper: corpus.keeper, corpus: corpus.corpus });
  const place = (name: string) => path.join(corpus.keeper.reportsFolder, name);
  const reportCount = () => corpus.corpus.use(async index => index.reportCount);
  /** Ids of the reports that a file is a source of. */
  const idOf = (file: string) =>
    corpus.corpus.use(async index => {
      for (const record of await index.records(await index.reportIndexes())) {
        const sources = await index.sources(record.reportIndex);
        if (sources.some(source => source.file === file)) return record.reportId;
      }
      return `no report of ${file}`;
    });
  return { ...corpus, chat, place, reportCount, idOf };
}

const two = { 'first.txt': reportText(1), 'deep/second.md': reportText(2) };

describe('a report that is taken out', () => {
  it('is put back by undo, and the corpus is the same again', async () => {
    const { chat, filesIn, idOf, reportCount, keeper } = await start({
      ...two,
      'deep/second.md.meta.yml': 'chair: 常书铭',
    });
    const before = await filesIn();
    const id = await idOf('deep/second.md');
    await chat.say(`/remove ${id}`);
    await chat.press(chat.button(/^rm:\d+:y$/u));
    await chat.said(/现在由第 2 代/u);

    expect(Object.keys(await filesIn())).toEqual(['first.txt']);
    expect(await reportCount()).toBe(1);

    await chat.press(chat.button(/^rm:\d+:u$/u));
    await chat.said(/现在由第 3 代/u);
    expect(await filesIn()).toEqual(before);
    expect(await idOf('deep/second.md')).toBe(id);
    expect(await reportCount()).toBe(2);
    expect(Object.keys(await tree(path.join(keeper.asideFolder, 'removed')))).toEqual([]);
    expect((await chat.state.audit.latest(9)).map(({ action }) => action)).toEqual([
      'undo',
      'remove',
      'remove?',
    ]);
  });

  it('is asked about first, and stays when that is declined', async () => {
    const { chat, filesIn, idOf, rebuild } = await start(two);
    await chat.say(`/remove_${await idOf('first.txt')}`);
    expect(chat.texts()[0]).toMatch(/要移出这篇报道吗？会把 1 个文件/u);
    await chat.press(chat.button(/^rm:\d+:n$/u));
    await chat.press(chat.button(/^rm:\d+:y$/u));

    expect(Object.keys(await filesIn())).toEqual(['deep/second.md', 'first.txt']);
    expect(rebuild).not.toHaveBeenCalled();
  });

  it('is taken out once, and put back once, by two admins who press at the same time', async () => {
    const { chat, filesIn, idOf, rebuild } = await start(two);
    await chat.say(`/remove ${await idOf('first.txt')}`);
    const yes = chat.button(/^rm:\d+:y$/u);
    await Promise.all([chat.press(yes), chat.press(yes, OTHER_ADMIN)]);
    await chat.said(/现在由第 2 代/u);
    const undo = chat.button(/^rm:\d+:u$/u);
    await Promise.all([chat.press(undo), chat.press(undo, OTHER_ADMIN)]);
    await chat.said(/现在由第 3 代/u);

    expect(rebuild).toHaveBeenCalledTimes(2);
    expect(Object.keys(await filesIn())).toEqual(['deep/second.md', 'first.txt']);
  });

  it('goes with all its files when it has several', async () => {
    const { chat, filesIn, idOf } = await start({ ...two, 'copy.txt': reportText(1) });
    await chat.say(`/remove ${await idOf('copy.txt')}`);
    expect(chat.texts()[0]).toMatch(/copy\.txt\nfirst\.txt\n\n.*会把 2 个文件/u);
    await chat.press(chat.button(/^rm:\d+:y$/u));
    await chat.said(/现在由第 2 代/u);

    expect(Object.keys(await filesIn())).toEqual(['deep/second.md']);
  });

  it('is finished when the bot was killed between two moves', async () => {
    const { chat, filesIn, idOf, keeper } = await start({ ...two, 'copy.txt': reportText(1) });
    const before = await filesIn();
    await chat.say(`/remove ${await idOf('copy.txt')}`);
    const removal = await chat.state.uploads.find(1);
    await chat.state.uploads.change(1, 'waiting', 'removed', removal?.path ?? '');
    await chat.press('rm:1:y');
    await chat.said(/现在由第 2 代/u);
    expect(Object.keys(await filesIn())).toEqual(['deep/second.md']);
    expect(Object.keys(await tree(path.join(keeper.asideFolder, 'removed')))).toHaveLength(2);

    await chat.state.uploads.change(1, 'removed', 'taken', removal?.path ?? '');
    await chat.press('rm:1:u');
    await chat.said(/现在由第 3 代/u);
    expect(await filesIn()).toEqual(before);
  });

  it('stays aside, and is not lost, when its place is taken', async () => {
    const { chat, filesIn, idOf, place } = await start(two);
    await chat.say(`/remove ${await idOf('first.txt')}`);
    await chat.press('rm:1:y');
    await chat.said(/现在由第 2 代/u);
    await writeFile(place('first.txt'), 'of the operator');
    await chat.press('rm:1:u');

    await chat.said(/first\.txt 的位置上已有别的文件/u);
    expect((await filesIn())['first.txt']).toBe('of the operator');
    await unlink(place('first.txt'));
    await chat.press('rm:1:u');
    await chat.said(/已放回原处/u);
    expect(Buffer.from((await filesIn())['first.txt'] ?? '', 'latin1').toString()).toBe(
      reportText(1),
    );
  });
});

describe('a report that cannot be taken out', () => {
  const lines = [1, 2].map(n => JSON.stringify({ _id: n, text: reportText(n) })).join('\n');

  it.each([
    [
      'a line of a list',
      { 'all.jsonl': lines },
      'all.jsonl',
      /all\.jsonl 的第 1 行.*全部 2 篇报道.*删去这一行/u,
    ],
    [
      'in an archive',
      { 'all.zip': makeZip([{ name: 'in.txt', data: reportText(1) }]) },
      'all.zip/in.txt',
      /all\.zip 里的 in\.txt，.*全部 1 篇报道/u,
    ],
    [
      'a line of a list as well as a file',
      { 'all.jsonl': lines, 'first.txt': reportText(1) },
      'all.jsonl',
      /all\.jsonl 的第 1 行/u,
    ],
  ])('is told why: %s', async (_, files, file, words) => {
    const { chat, filesIn, idOf } = await start(files);
    const before = await filesIn();
    await chat.say(`/remove ${await idOf(file)}`);

    expect(chat.texts()[0]).toMatch(/不能在这里移出，什么也没有动/u);
    expect(chat.texts()[0]).toMatch(words);
    expect(chat.button(/^rm:/u)).toMatch(/^no button/u);
    expect(await filesIn()).toEqual(before);
  });

  it('has changed since it was indexed', async () => {
    const { chat, idOf, place, filesIn } = await start(two);
    const id = await idOf('first.txt');
    await chat.say(`/remove ${id}`);
    await writeFile(place('first.txt'), reportText(7));
    await chat.press('rm:1:y');
    await chat.say(`/remove ${id}`);

    await chat.said(/有了变化，什么也没有动/u, 2);
    expect(Object.keys(await filesIn())).toEqual(['deep/second.md', 'first.txt']);
  });

  it('has no files any more', async () => {
    const { chat, idOf, place } = await start(two);
    const id = await idOf('first.txt');
    await rm(place('first.txt'));
    await chat.say(`/remove ${id}`);

    expect(chat.texts()[0]).toMatch(/已经不在报道文件夹里/u);
  });

  it.each(['0000000000000000', '../../etc/passwd', '%2e%2e/', "' OR 1=1", 'x'.repeat(3000)])(
    'is unknown: %j',
    async id => {
      const { chat, filesIn } = await start(two);
      await chat.say(`/remove ${id}`);

      expect(chat.texts()).toEqual([expect.stringMatching(/没有这个编号的报道/u)]);
      expect(Object.keys(await filesIn())).toHaveLength(2);
    },
  );
});

it('keeps the last report in the index, and says so, when nothing would be left', async () => {
  const { chat, idOf, reportCount } = await start({ 'first.txt': reportText(1) });
  await chat.say(`/remove ${await idOf('first.txt')}`);
  await chat.press('rm:1:y');

  await chat.said(/没有更新：.*原来的索引仍在回答/su);
  expect(await reportCount()).toBe(1);
  await chat.press('rm:1:u');
  await chat.said(/现在由第 1 代/u);
});
