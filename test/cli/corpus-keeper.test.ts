import { mkdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKeeper } from '../../src/cli/corpus-keeper.ts';
import { openEmbedder } from '../../src/cli/open.ts';
import { readInChild } from '../../src/cli/read-in-child.ts';
import { readSettings } from '../../src/cli/settings.ts';
import { buildIndex } from '../../src/index/build.ts';
import { LiveIndex } from '../../src/index/live.ts';
import { isBuildDue, noteChange } from '../../src/telegram/admin/files/aside-folder.ts';
import { reportText, tree } from '../helpers/admin-chat.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

describe('a keeper of a real corpus', () => {
  let live: LiveIndex;
  let keeper: Awaited<ReturnType<typeof openKeeper>>;
  let folder: string;
  beforeAll(async () => {
    folder = await tempFolder();
    const REPORTS_DIR = path.join(folder, 'reports');
    const INDEX_DIR = path.join(folder, 'index');
    const STATE_FILE = path.join(folder, 'state', 'bot.sqlite');
    await mkdir(REPORTS_DIR);
    await writeFile(path.join(REPORTS_DIR, 'first.txt'), reportText(1));
    const settings = readSettings({ REPORTS_DIR, INDEX_DIR, STATE_FILE });
    const embedder = await openEmbedder(settings);
    await buildIndex({ inputs: [REPORTS_DIR], indexFolder: INDEX_DIR, embedder });
    live = await LiveIndex.open(INDEX_DIR, embedder, { pollMs: 600_000 });
    keeper = await openKeeper(settings, { embedder, live });
  });
  afterAll(() => live.close());

  it('builds what changed in a process of its own, and the new generation serves', async () => {
    await writeFile(path.join(keeper.reportsFolder, 'second.txt'), reportText(2));
    await writeFile(path.join(keeper.reportsFolder, 'broken.pdf'), 'not a pdf');
    await noteChange(keeper);
    const steps = new Set<string>();
    const rebuilt = await keeper.rebuild(false, step => steps.add(step));

    expect(rebuilt).toMatchObject({ generation: 2, serves: 2, reports: 2, added: 1, removed: 0 });
    expect(rebuilt.skipped).toEqual([
      { file: 'broken.pdf', reason: expect.stringContaining('damaged or no pdf') },
    ]);
    expect([...steps]).toEqual(expect.arrayContaining(['read', 'embed', 'publish']));
    expect(live.generation).toBe(2);
    expect(await isBuildDue(keeper.asideFolder)).toBe(false);
  });

  it('says why a build failed, the one before goes on serving, and the change stays due', async () => {
    const moved = path.join(folder, 'moved');
    const before = live.generation;
    await noteChange(keeper);
    await rename(keeper.reportsFolder, moved);

    await expect(keeper.rebuild(false, () => {})).rejects.toThrow('no such file or folder');
    await rename(moved, keeper.reportsFolder);
    expect(live.generation).toBe(before);
    expect(await isBuildDue(keeper.asideFolder)).toBe(true);
  });

  it('knows how the machine is', async () => {
    const { builtAt, freeBytes, model } = await keeper.health();

    expect(builtAt).toBeInstanceOf(Date);
    expect(freeBytes).toBeGreaterThan(0);
    expect(model).not.toBe('');
  });
});

describe('a file that is read in a process of its own', () => {
  const inFolder = async (name: string, content: string | Uint8Array) => {
    const file = path.join(await tempFolder(), name);
    await writeFile(file, content);
    return file;
  };

  it('is told by its record', async () => {
    const read = await readInChild(await inFolder('a b.txt', reportText(2)));

    expect(read).toMatchObject({ problems: [], problemCount: 0 });
    expect(read.reportIds).toHaveLength(1);
    expect(read.reports).toEqual([
      {
        reportId: read.reportIds[0],
        title: '云岭市召开第2次防汛工作会议',
        date: '2022-05-02',
        dateInferred: false,
        place: '云岭市',
        chair: '邵庆岚',
        speakers: ['邵庆岚'],
        opening: expect.stringContaining('第2号堤防'),
        warnings: [],
      },
    ]);
  });

  it('is told by its first reports and problems when it holds many', async () => {
    const lines = Array.from({ length: 30 }, (_, i) =>
      JSON.stringify(i % 3 === 0 ? { no: 'text' } : { _id: i, text: reportText(i) }),
    );
    const read = await readInChild(await inFolder('all.jsonl.gz', gzipSync(lines.join('\n'))));

    expect(read.reportIds).toHaveLength(20);
    expect(read.reports).toHaveLength(5);
    expect(read.problemCount).toBe(10);
    expect(read.problems).toHaveLength(5);
    expect(read.problems[0]).toEqual({
      file: 'all.jsonl.gz line 1',
      reason: expect.stringContaining('expected {"_id", "text"}'),
    });
  });

  // A gzip file may have many members.
  const tenMebibytes = gzipSync(Buffer.alloc(10 * 2 ** 20, ' '));

  it('takes nobody along when it unpacks to more than memory takes', async () => {
    const read = await readInChild(
      await inFolder('bomb.jsonl.gz', Buffer.concat(Array(110).fill(tenMebibytes))),
    );

    expect(read.reportIds).toEqual([]);
    expect(read.problems).toEqual([
      { file: 'bomb.jsonl.gz', reason: expect.stringContaining('cannot be read') },
    ]);
  });

  it.each([
    ['takes too long', 'setInterval(() => {}, 1000)', /takes longer than 1 seconds/u, 1000],
    ['runs out of memory', "process.kill(process.pid, 'SIGKILL')", /ends its reader \(SIGKILL\)/u],
    ['breaks native code', "process.kill(process.pid, 'SIGSEGV')", /ends its reader \(SIGSEGV\)/u],
    [
      'leaves half a line',
      "console.log('{\"rep'); process.kill(process.pid, 'SIGKILL')",
      /SIGKILL/u,
    ],
  ])('is refused when it %s', async (_, program, words, mostMs = 60_000) => {
    const reading = readInChild('/nowhere/a.txt', ['--eval', program], mostMs);

    await expect(reading).rejects.toThrow(words);
  });
});

it('a folder beside the state is cleared of what was cut short, not of what was taken out', async () => {
  const folder = await tempFolder();
  const STATE_FILE = path.join(folder, 'bot.sqlite');
  const aside = path.join(folder, 'reports-aside');
  const names = ['.old.part', '.moving-old', '.now.part', 'a.txt'].map(
    name => `waiting/uploads/${name}`,
  );
  for (const name of [...names, 'removed/x/b.txt']) {
    await mkdir(path.dirname(path.join(aside, name)), { recursive: true });
    await writeFile(path.join(aside, name), 'x');
    const hourAgo = new Date(Date.now() - 61 * 60_000);
    if (name.endsWith('old.part') || name.endsWith('-old')) {
      await utimes(path.join(aside, name), hourAgo, hourAgo);
    }
  }
  const settings = { REPORTS_DIR: folder, INDEX_DIR: folder, STATE_FILE };
  await openKeeper(settings, { embedder: { name: 'x' }, live: null as never });

  // What is not old may be another bot's, at work on it now.
  expect(Object.keys(await tree(aside)).sort()).toEqual([
    'removed/x/b.txt',
    'waiting/uploads/.now.part',
    'waiting/uploads/a.txt',
  ]);
  await rm(aside, { recursive: true });
});
