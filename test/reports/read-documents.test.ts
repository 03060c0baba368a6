import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { readReports } from '../../src/reports/read.ts';
import { firstFalseCharacter, readSourceText } from '../../src/reports/source-text.ts';
import type { Report } from '../../src/types.ts';
import { docxParagraph, makeDocx, makePdf } from '../helpers/documents.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { makeZip } from '../helpers/zip.ts';

const TITLE = '云岭市召开防汛工作会议';
const BODY = '6月2日，云岭市召开防汛工作会议。会议要求，各水库二十四小时值守，水位每小时报一次。';
const docx = makeDocx(docxParagraph(TITLE) + docxParagraph(BODY));
const pdf = makePdf([
  [
    { text: TITLE, x: 72, y: 760, size: 18 },
    { text: BODY.slice(0, 30), x: 72, y: 700 },
    { text: BODY.slice(30), x: 72, y: 680 },
  ],
]);

describe('reading documents', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await tempFolder();
  });

  async function read(name: string, bytes: Uint8Array) {
    const file = path.join(folder, name);
    await writeFile(file, bytes);
    return readReports({ path: file, name });
  }

  async function expectTrue(report: Report): Promise<void> {
    const [source] = report.sources;
    if (!source) throw new Error('no source');
    const text = await readSourceText(source.path, source);
    expect(firstFalseCharacter(report.body, report.origin, text)).toBeNull();
  }

  it.each([
    ['minutes.docx', docx],
    ['minutes.pdf', pdf],
    ['minutes.txt', Buffer.from(`${TITLE}\n${BODY}\n`)],
  ])('gives title and body of %s, true to its source', async (name, bytes) => {
    const { reports, errors } = await read(name, bytes);
    expect(errors).toEqual([]);
    expect(reports).toHaveLength(1);
    expect(reports[0]?.title).toBe(TITLE);
    expect(reports[0]?.body.replaceAll(/\s/gu, '')).toBe(BODY);
    for (const report of reports) await expectTrue(report);
  });

  it('reads the files of a zip, names them by archive and entry, and finds them again', async () => {
    const line = JSON.stringify({ _id: 'x1', title: TITLE, text: BODY });
    const { reports, errors } = await read(
      'mail.zip',
      makeZip([
        { name: 'a/minutes.docx', data: docx },
        { name: 'b.jsonl', data: `${line}\n` },
        { name: 'broken.docx', data: 'no docx at all' },
        { name: 'picture.png', data: 'not read' },
      ]),
    );
    expect(reports.map(({ sources: [source] }) => [source?.file, source?.entry])).toEqual([
      ['mail.zip/a/minutes.docx', 'a/minutes.docx'],
      ['mail.zip/b.jsonl', 'b.jsonl'],
    ]);
    expect(errors.map(error => error.file)).toEqual(['mail.zip/broken.docx']);
    for (const report of reports) await expectTrue(report);
  });

  it('says that a pdf of pictures has no text', async () => {
    const { reports, errors } = await read('scan.pdf', makePdf(['']));
    expect(reports).toEqual([]);
    expect(errors[0]?.message).toMatch(/^scan\.pdf: .*no text layer/u);
  });

  it('reads a packed list of reports', async () => {
    const line = JSON.stringify({ _id: 'x1', title: TITLE, text: BODY });
    const { reports } = await read('list.jsonl.gz', gzipSync(`${line}\n`));
    expect(reports[0]?.sources[0]).toMatchObject({ externalId: 'x1', line: 1 });
    for (const report of reports) await expectTrue(report);
  });
});
