import { describe, expect, it } from 'vitest';
import { readArchive, safeName } from '../../src/reports/documents/archive.ts';
import { ReportError } from '../../src/reports/errors.ts';
import { makeZip, type TestEntry } from '../helpers/zip.ts';

const UTF8 = 0x800;
const TEXT = '市长吴俊清主持召开会议。';
const accepts = (name: string) => /\.(?:txt|docx)$/u.test(name);
/** 会议纪要.txt */
const GBK_NAME = Buffer.concat([Buffer.from('bbe1d2e9bccdd2aa', 'hex'), Buffer.from('.txt')]);
/** 市長主持召開疫情防控工作會議.txt */
const BIG5_NAME = Buffer.concat([
  Buffer.from('a5abaaf8a544abf9a56cb67dacccb1a1a8beb1b1a475a740b77cc4b3', 'hex'),
  Buffer.from('.txt'),
]);

const read = (entries: TestEntry[], limits = {}) =>
  readArchive(makeZip(entries), 'a.zip', { accepts, limits });
const namesOf = async (entries: TestEntry[]) => (await read(entries)).files.map(file => file.name);

async function refusal(promise: Promise<unknown>): Promise<string> {
  const error = await promise.catch((error: unknown) => error);
  expect(error).toBeInstanceOf(ReportError);
  return (error as ReportError).message;
}

describe('archives', () => {
  it('gives the files that are accepted, in order, with their bytes', async () => {
    const { files, errors } = await read([
      { name: '2022/二.txt', data: TEXT, flags: UTF8 },
      { name: '2022/', data: '' },
      { name: 'photo.jpg', data: 'x' },
      { name: '一.docx', data: 'PK', flags: UTF8 },
    ]);
    expect(files.map(file => file.name)).toEqual(['2022/二.txt', '一.docx']);
    expect(Buffer.from(files[0]!.bytes).toString()).toBe(TEXT);
    expect(errors).toEqual([]);
  });

  it.each([
    ['GBK without the mark for UTF-8', { name: GBK_NAME, data: TEXT }, '会议纪要.txt'],
    ['Big5', { name: BIG5_NAME, data: TEXT }, '市長主持召開疫情防控工作會議.txt'],
    ['UTF-8 without its mark', { name: '会议纪要.txt', data: TEXT }, '会议纪要.txt'],
    ['UTF-8', { name: '會議.txt', data: TEXT, flags: UTF8 }, '會議.txt'],
  ])('reads names in %s', async (_, entry, name) => {
    expect(await namesOf([entry])).toEqual([name]);
  });

  it.each([
    ['../../etc/passwd.txt', 'etc/passwd.txt'],
    ['/etc/a.txt', 'etc/a.txt'],
    ['..\\..\\windows\\a.txt', 'windows/a.txt'],
    ['C:\\a?.txt', 'C_/a_.txt'],
    ['a/.. ./../b.txt', 'a/b.txt'],
    ['a\u202etxt.exe\0.txt', 'atxt.exe.txt'],
    [`${'长'.repeat(300)}.txt`, `${'长'.repeat(116)}.txt`],
    ['../..', 'unnamed'],
  ])('makes %j a safe relative name', async (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });

  it('gives entries of the same safe name different names', async () => {
    const entries = ['a.txt', '../a.txt', './a.txt'].map(name => ({ name, data: TEXT }));
    expect(await namesOf(entries)).toEqual(['a.txt', 'a (2).txt', 'a (3).txt']);
  });

  it('passes over hidden files and links', async () => {
    const entries: TestEntry[] = [
      { name: '.hidden.txt', data: TEXT },
      { name: '__MACOSX/._a.txt', data: TEXT },
      { name: 'link.txt', data: '/etc/passwd', unixMode: 0o120777 },
      { name: 'a.txt', data: TEXT },
    ];
    expect(await namesOf(entries)).toEqual(['a.txt']);
  });

  it.each([
    ['an encrypted entry', { name: 'b.txt', data: TEXT, flags: 1 }, /b\.txt: is encrypted; pack/u],
    [
      'a zip inside the zip',
      { name: 'b.zip', data: 'PK' },
      /b\.zip: is a zip inside a zip; unpack/u,
    ],
    ['a wrong checksum', { name: 'b.txt', data: TEXT, checksum: 1 }, /b\.txt: is damaged/u],
    ['a wrong size', { name: 'b.txt', data: TEXT, claimedSize: 3 }, /b\.txt: is damaged/u],
  ] as const)('reads what stands beside %s', async (_, entry, reason) => {
    const { files, errors } = await read([entry, { name: 'a.txt', data: TEXT }]);
    expect(files.map(file => file.name)).toEqual(['a.txt']);
    expect(errors.map(error => error.message)).toEqual([expect.stringMatching(reason)]);
    expect(errors[0]).toBeInstanceOf(ReportError);
  });

  it('refuses an archive of too many entries', async () => {
    const entries = ['a.txt', 'b.txt', 'c.txt'].map(name => ({ name, data: TEXT }));
    expect(await refusal(read(entries, { entries: 2 }))).toMatch(/more than 2 entries; split it/u);
  });

  it('refuses a bomb by what it unpacks to, not by what it says', async () => {
    const bomb = { name: 'a.txt', data: Buffer.alloc(8 * 1024 ** 2), claimedSize: 8 * 1024 ** 2 };
    expect(await refusal(read([bomb]))).toMatch(/unpacks to more than 200 times its size/u);
    const liar = { ...bomb, claimedSize: 10 };
    const { files, errors } = await read([liar]);
    expect(files).toEqual([]);
    expect(errors.map(error => error.message)).toEqual([expect.stringMatching(/is damaged/u)]);
  });

  it('refuses an archive that unpacks to too much in one file or in all', async () => {
    const entries = ['a.txt', 'b.txt'].map(name => ({ name, data: TEXT }));
    expect(await refusal(read(entries, { entryBytes: 20 }))).toMatch(
      /in one file; it is not read/u,
    );
    const total = { unpackedBytes: 1.5 * Buffer.byteLength(TEXT) };
    expect(await refusal(read(entries, total))).toMatch(
      /^a\.zip: unpacks to more than [\d.]+ MiB; /u,
    );
  });

  it.each([
    ['no zip', Buffer.from(TEXT)],
    ['nothing', Buffer.alloc(0)],
    ['a zip cut off', makeZip([{ name: 'a.txt', data: TEXT }]).subarray(0, -10)],
  ])('refuses %s', async (_, bytes) => {
    const message = await refusal(readArchive(bytes, 'a.zip', { accepts }));
    expect(message).toBe('a.zip: is damaged, cut off or no zip archive; make or send it again');
  });
});
