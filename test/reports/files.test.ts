import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReportError } from '../../src/reports/errors.ts';
import { findReportFiles, hashFile } from '../../src/reports/files.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yinju-files-'));
  await mkdir(path.join(folder, 'sub/.hidden'), { recursive: true });
  const names = ['b.txt', 'a.md', 'sub/c.html', 'sub/d.jsonl.gz', '.e.txt', 'sub/.hidden/f.txt'];
  for (const name of [...names, 'g.png', 'README.md', 'sub/Readme.txt', '中文.txt']) {
    await writeFile(path.join(folder, name), name);
  }
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('findReportFiles', () => {
  it('finds the readable files of a folder, by name, hidden ones and READMEs left out', async () => {
    const files = await findReportFiles([folder]);
    const names = ['a.md', 'b.txt', 'sub/c.html', 'sub/d.jsonl.gz', '中文.txt'];
    expect(files.map(file => file.name)).toEqual(names);
    expect(files.map(file => file.path)).toEqual(names.map(name => path.join(folder, name)));
  });

  it('takes a file given by name, even a README', async () => {
    const files = await findReportFiles([
      path.join(folder, 'sub/c.html'),
      path.join(folder, 'README.md'),
    ]);
    expect(files.map(file => file.name)).toEqual(['README.md', 'c.html']);
  });

  it('finds nothing where nothing is given', async () => {
    expect(await findReportFiles([])).toEqual([]);
  });

  it.each([
    ['nowhere.txt', 'no such file or folder'],
    ['g.png', 'not a format that is read: txt, md, html, jsonl'],
  ])('refuses %s', async (name, reason) => {
    const given = path.join(folder, name);
    const attempt = findReportFiles([given]);
    await expect(attempt).rejects.toThrow(ReportError);
    await expect(attempt).rejects.toThrow(`${given}: ${reason}`);
  });
});

describe('hashFile', () => {
  it('tells files apart by what they hold', async () => {
    const [first, second] = await findReportFiles([folder]);
    expect(await hashFile(first!)).not.toBe(await hashFile(second!));
    expect(await hashFile(first!)).toMatch(/^[\da-f]{64}$/u);
  });

  it('is that of nothing for a file that is gone', async () => {
    const gone = { name: 'x.txt', path: path.join(folder, 'x.txt') };
    expect(await hashFile(gone)).toMatch(/^e3b0c44298fc1c14/u);
  });
});
