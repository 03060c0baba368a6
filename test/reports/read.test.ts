import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eachReport, type ReadItem, type ReportUnit, readReports } from '../../src/reports/read.ts';
import { readSourceText } from '../../src/reports/source-text.ts';

const TEXT = '11月2日，云岭市召开冬季供暖工作会议，副市长柏青原主持会议并讲话。';
const jsonLine = (fields: object) => JSON.stringify({ _id: 'a', text: TEXT, ...fields });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yinju-read-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function write(name: string, content: string | Buffer) {
  const file = { name, path: path.join(folder, name) };
  await writeFile(file.path, content);
  return file;
}
const readFrom = async (name: string, content: string | Buffer) =>
  readReports(await write(name, content));
const messagesOf = async (name: string, content: string | Buffer) => {
  const { reports, errors } = await readFrom(name, content);
  expect(reports).toEqual([]);
  return errors.map(error => error.message);
};

describe('readReports', () => {
  it.each([
    ['a.txt', TEXT],
    ['a.md', `# 供暖\n\n${TEXT}`],
    ['a.html', `<h1>供暖</h1><p>${TEXT}</p>`],
    ['a.jsonl', jsonLine({})],
    ['a.jsonl.gz', gzipSync(jsonLine({}))],
  ])('reads %s', async (name, content) => {
    const { reports, errors } = await readFrom(name, content);
    expect(errors).toEqual([]);
    expect(reports.map(report => report.body)).toEqual([TEXT]);
    expect(reports[0]?.sources).toMatchObject([{ file: name, encoding: 'utf-8' }]);
  });

  it('keeps the good lines of a .jsonl file and names the broken ones', async () => {
    const good = [jsonLine({ _id: 'x' }), jsonLine({ _id: 7, title: '供暖' })];
    const content = [good[0], '{"text": ', '', '{"_id": "y"}', '[]', good[1]].join('\n');
    const { reports, errors } = await readFrom('a.jsonl', content);
    expect(reports.map(({ sources }) => [sources[0]?.line, sources[0]?.externalId])).toEqual([
      [1, 'x'],
      [6, '7'],
    ]);
    expect(errors.map(error => error.file)).toEqual([
      'a.jsonl line 2',
      'a.jsonl line 4',
      'a.jsonl line 5',
    ]);
    expect(errors[0]?.message).toBe('a.jsonl line 2: is not valid JSON');
    expect(errors[1]?.reason).toMatch(/^expected \{"_id", "text"\}/u);
  });

  it('takes title, date and address from a .jsonl line', async () => {
    const fields = { title: ' 供暖会议 ', date: '2021-11-03', url: 'http://a.example/1' };
    const { reports } = await readFrom('a.jsonl', jsonLine(fields));
    expect(reports[0]).toMatchObject({
      title: '供暖会议',
      published: '2021-11-03',
      meetingDate: '2021-11-02',
      url: 'http://a.example/1',
    });
  });

  it('reads lines that end with CR LF', async () => {
    const { reports, errors } = await readFrom('a.jsonl', `${jsonLine({})}\r\n${jsonLine({})}\r\n`);
    expect([reports.length, errors.length]).toEqual([2, 0]);
  });

  it.each([
    ['an empty file', 'a.txt', '', ['a.txt: the file is empty']],
    [
      'three characters',
      'a.txt',
      '开会了',
      ['a.txt: holds 3 characters of text; a report has at least 20'],
    ],
    [
      'a page of noise',
      'a.txt',
      '0\n版权声明\n分享到：',
      ['a.txt: holds 0 characters of text; a report has at least 20'],
    ],
    [
      'a short line',
      'a.jsonl',
      '{"text":"短"}',
      ['a.jsonl line 1: holds 1 characters of text; a report has at least 20'],
    ],
  ])('makes no report of %s', async (_, name, content, messages) => {
    expect(await messagesOf(name, content)).toEqual(messages);
  });

  it('makes an error of bytes that are no text', async () => {
    expect(await messagesOf('a.txt', Buffer.from([0xff, 0x00, 0x81]))).toEqual([
      expect.stringMatching(/^a\.txt: its bytes are neither/u),
    ]);
  });

  it('makes an error of a damaged archive', async () => {
    expect(await messagesOf('a.jsonl.gz', 'no archive')).toEqual([
      expect.stringMatching(/^a\.jsonl\.gz: cannot be read/u),
    ]);
  });

  it('makes an error of a file that is not there', async () => {
    const missing = { name: 'gone.txt', path: path.join(folder, 'gone.txt') };
    const { reports, errors } = await readReports(missing);
    expect(reports).toEqual([]);
    expect(errors.map(error => error.message)).toEqual(['gone.txt: cannot be read (ENOENT)']);
  });

  it('makes an error of a folder with the name of a file', async () => {
    const { errors } = await readReports({ name: 'a.txt', path: folder });
    expect(errors.map(error => error.message)).toEqual(['a.txt: cannot be read (EISDIR)']);
  });
});

describe('eachReport', () => {
  it('passes over the lines and entries that it is told to, before it reads them', async () => {
    const lines = [jsonLine({}), 'no JSON', jsonLine({ _id: 'other' })].join('\n');
    const list = await write('list.jsonl', lines);
    const asked: (number | null)[] = [];
    const skips = ({ line }: ReportUnit) => {
      asked.push(line);
      return line !== 3;
    };

    const items: ReadItem[] = [];
    for await (const item of eachReport(list, skips)) items.push(item);

    expect(asked).toEqual([1, 2, 3]);
    expect(items.map(item => Object.keys(item)[0])).toEqual(['skipped', 'skipped', 'report']);
    expect(items[0]).toMatchObject({ skipped: { entry: null, line: 1, encoding: 'utf-8' } });
  });
});

describe('readSourceText', () => {
  const sourceOf = async (name: string, content: string | Buffer) => {
    const file = await write(name, content);
    const { reports } = await readReports(file);
    return { file, source: reports[0]!.sources[0]! };
  };

  it.each([
    ['a.txt', TEXT],
    ['a.txt', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['a.jsonl', jsonLine({})],
    ['a.jsonl.gz', gzipSync(jsonLine({}))],
  ])('reads %s again', async (name, content) => {
    const { file, source } = await sourceOf(name, content);
    expect(await readSourceText(file.path, source)).toBe(TEXT);
  });

  it('notices that the file is gone', async () => {
    const { file, source } = await sourceOf('a.txt', TEXT);
    await rm(file.path);
    await expect(readSourceText(file.path, source)).rejects.toThrow(
      'a.txt: the source file is gone',
    );
  });

  it.each([
    ['a file', 'a.txt', TEXT, TEXT.replace('供暖', '供水'), 'a.txt: the file has changed'],
    ['a line', 'a.jsonl', jsonLine({}), jsonLine({ _id: 'b' }), 'a.jsonl: line 1 has changed'],
    ['a lost line', 'a.jsonl', jsonLine({}), '', 'a.jsonl: line 1 has changed'],
  ])('notices that %s has changed', async (_, name, before, after, message) => {
    const { file, source } = await sourceOf(name, before);
    await writeFile(file.path, after);
    await expect(readSourceText(file.path, source)).rejects.toThrow(message);
  });
});
