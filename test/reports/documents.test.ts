import { spawnSync } from 'node:child_process';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import { closeDocuments, documentText } from '../../src/reports/documents/documents.ts';
import { ReportError } from '../../src/reports/errors.ts';
import { extractHtml } from '../../src/reports/html/extract-html.ts';
import { docxParagraph, makeDocx, makePdf } from '../helpers/documents.ts';

afterAll(closeDocuments);

const SENTENCE = '晋中市召开疫情防控工作会议，市长吴俊清主持会议并讲话。';
const docx = makeDocx(docxParagraph(SENTENCE));
const pdf = makePdf([[{ text: SENTENCE, x: 90, y: 700 }]]);

async function refusal(promise: Promise<string>): Promise<string> {
  const error = await promise.then(
    text => new Error(`no error, but ${text.length} characters`),
    error => error,
  );
  expect(error).toBeInstanceOf(ReportError);
  return error.message;
}

describe('documents', () => {
  it('gives the text of a pdf whose Chinese font is not embedded', async () => {
    expect(await documentText(pdf, 'pdf', 'a.pdf')).toBe(SENTENCE);
  });

  it('gives a docx as HTML that extractHtml reads', async () => {
    const html = await documentText(docx, 'docx', 'a.docx');
    expect(html).toBe(`<p>${SENTENCE}</p>`);
    expect(extractHtml(html).page.text).toBe(SENTENCE);
  });

  it('leaves the bytes it was given as they were', async () => {
    const before = Buffer.from(pdf);
    await documentText(pdf, 'pdf', 'a.pdf');
    expect(before.equals(pdf)).toBe(true);
  });

  it('reads documents asked for at the same time one after the other', async () => {
    const texts = await Promise.all(
      [1, 2, 3].map(n =>
        documentText(makePdf([[{ text: `第${n}号`, x: 90, y: 700 }]]), 'pdf', 'a'),
      ),
    );
    expect(texts).toEqual(['第1号', '第2号', '第3号']);
  });

  it('reads the next document after one that ran out of time', async () => {
    const slow = documentText(pdf, 'pdf', 'slow.pdf', { milliseconds: 0 });
    expect(await refusal(slow)).toMatch(/^slow\.pdf: takes longer than 0 seconds to read; save/u);
    expect(await documentText(pdf, 'pdf', 'a.pdf')).toBe(SENTENCE);
  });

  it('starts again after it was closed', async () => {
    await closeDocuments();
    expect(await documentText(docx, 'docx', 'a.docx')).toContain(SENTENCE);
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 'pdf', /the file is empty/u],
    ['no pdf', Buffer.from('会议纪要'), 'pdf', /is damaged or no pdf; open it and save it again/u],
    ['no docx', Buffer.from('会议纪要'), 'docx', /is damaged, cut off or no docx; make/u],
    ['a docx cut off', docx.subarray(0, docx.length - 40), 'docx', /is damaged, cut off/u],
    ['a zip without a document', makeDocx('').subarray(0), 'docx', /holds no text/u],
    ['a pdf of pictures', makePdf(['0 0 m 9 9 l S']), 'pdf', /has no text layer.*OCR/u],
    ['an old or locked Word file', Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'docx', /password/u],
    [
      'a pdf with a password',
      makePdf(
        [[{ text: SENTENCE, x: 90, y: 700 }]],
        `/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${'11'.repeat(32)}>/U<${'22'.repeat(32)}>>>`,
      ),
      'pdf',
      /is protected by a password; save it without one/u,
    ],
  ] as const)('refuses %s with a reason and a remedy', async (_, bytes, format, reason) => {
    expect(await refusal(documentText(bytes, format, `文件.${format}`))).toMatch(reason);
  });

  it.each([
    ['a large file', { fileBytes: 100 }, /larger than 0 MiB/u],
    ['many pages', { pages: 0 }, /more than 0 pages; split it/u],
    ['much text', { textCharacters: 5 }, /more than 5 characters; split it/u],
  ] as const)('refuses %s', async (_, limits, reason) => {
    expect(await refusal(documentText(pdf, 'pdf', 'a.pdf', limits))).toMatch(reason);
  });

  it('keeps no picture of a docx and follows no link to one', async () => {
    const picture = (id: string, how: string) =>
      `<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:${how}="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
    const relation = (id: string, target: string, mode: string) =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="${target}"${mode}/>`;
    const external = ' TargetMode="External"';
    const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('p1', 'media/a.png', '')}${relation('p2', 'file:///etc/passwd', external)}${relation('p3', 'http://127.0.0.1:9/a.png', external)}</Relationships>`;
    const body = `${docxParagraph(SENTENCE)}${picture('p1', 'embed')}${picture('p2', 'link')}${picture('p3', 'link')}`;
    const bytes = makeDocx(body, [
      { name: 'word/_rels/document.xml.rels', data: rels },
      { name: 'word/media/a.png', data: Buffer.alloc(64) },
    ]);
    expect(await documentText(bytes, 'docx', 'a.docx')).toBe(
      `<p>${SENTENCE}</p>${'<p></p>'.repeat(3)}`,
    );
  });

  it('takes the network away from the thread and says who asked for it', async () => {
    const offline = new URL('../../src/reports/documents/worker/offline.js', import.meta.url).href;
    const worker = new Worker(
      `import(${JSON.stringify(offline)}).then(async ({ goOffline }) => {
        const attempts = goOffline();
        for (const ask of [
          () => fetch('http://127.0.0.1:9/'),
          () => require('node:net').connect(9, '127.0.0.1'),
          () => require('node:http').get('http://127.0.0.1:9/'),
          () => require('node:dns').lookup('localhost', () => {}),
          () => import('node:dns/promises').then(dns => dns.resolve4('localhost')),
        ]) try { await ask(); attempts.push('connected'); } catch {}
        require('node:worker_threads').parentPort.postMessage(attempts);
      });`,
      { eval: true },
    );
    const attempts = await new Promise(resolve => worker.once('message', resolve));
    await worker.terminate();
    await setImmediate();
    expect(attempts).toEqual(['fetch', 'net.connect', 'net.connect', 'dns.lookup', 'dns.resolve4']);
  });

  it('works compiled, prints nothing and lets the process end', () => {
    const documents = new URL('../../dist/reports/documents/documents.js', import.meta.url).href;
    const script = `const { documentText } = await import(${JSON.stringify(documents)});
      await documentText(Buffer.from('${pdf.toString('base64')}', 'base64'), 'pdf', 'a.pdf');`;
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect(run).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });
});
