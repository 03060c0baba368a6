import { afterAll, describe, expect, it } from 'vitest';
import {
  closeDocuments,
  type DocumentLimits,
  documentText,
} from '../../src/reports/documents/documents.ts';
import { ReportError } from '../../src/reports/errors.ts';
import { docxParagraph, makeDocx, makePdf } from '../helpers/documents.ts';

afterAll(closeDocuments);

const MEBIBYTE = 1024 ** 2;
const SENTENCE = '市长吴俊清主持会议并讲话。';

async function refusal(
  bytes: Uint8Array,
  format: 'pdf' | 'docx',
  limits: Partial<DocumentLimits> = {},
): Promise<string> {
  const error = await documentText(bytes, format, 'bomb', limits).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(ReportError);
  return (error as ReportError).message;
}

describe('bombs', () => {
  it('refuses a docx that unpacks to far more than its size before it is parsed', async () => {
    const bomb = makeDocx(docxParagraph(' '.repeat(8 * MEBIBYTE)));
    expect(bomb.length).toBeLessThan(12_000);
    expect(await refusal(bomb, 'docx')).toMatch(/unpacks to more than 200 times its size/u);
  });

  it('refuses a docx of more XML than its limit, whatever its headers say', async () => {
    const bomb = makeDocx(docxParagraph(SENTENCE), [
      { name: 'word/styles.xml', data: Buffer.alloc(MEBIBYTE, 'x'), claimedSize: 10 },
    ]);
    expect(await refusal(bomb, 'docx')).toMatch(/is damaged or no docx/u);
    const large = makeDocx(docxParagraph(SENTENCE.repeat(100)));
    expect(await refusal(large, 'docx', { unpackedBytes: 1000 })).toMatch(/unpacks to more than/u);
  });

  it('does not unpack what a docx holds beside its XML', async () => {
    const bytes = makeDocx(docxParagraph(SENTENCE), [
      { name: 'word/media/bomb.png', data: Buffer.alloc(8 * MEBIBYTE) },
    ]);
    expect(await documentText(bytes, 'docx', 'a.docx')).toBe(`<p>${SENTENCE}</p>`);
  });

  it('refuses a pdf that unpacks to more memory than it may take, and gives the memory back', async () => {
    const bomb = makePdf([' '.repeat(400 * MEBIBYTE)]);
    const limits = { memoryMiB: 192 };
    expect(await refusal(bomb, 'pdf', limits)).toMatch(/needs more than 192 MiB to read; save/u);
    const before = process.memoryUsage.rss();
    for (let time = 0; time < 3; time++) await refusal(bomb, 'pdf', limits);
    expect((process.memoryUsage.rss() - before) / MEBIBYTE).toBeLessThan(192);
  });

  it('refuses a document of more objects than its memory holds and reads the next', async () => {
    const page = 'BT /F 16 Tf <4e2d> Tj ET\n'.repeat(400_000);
    const limits = { memoryMiB: 128, textCharacters: 50_000_000 };
    const bomb = makePdf(Array.from({ length: 20 }, () => page));
    expect(await refusal(bomb, 'pdf', limits)).toMatch(/needs more than 128 MiB/u);
    const pdf = makePdf([[{ text: SENTENCE, x: 90, y: 700 }]]);
    expect(await documentText(pdf, 'pdf', 'a.pdf', limits)).toBe(SENTENCE);
  });

  it('survives XML nested deeper than a parser can go', async () => {
    const depth = 20_000;
    const nested = `${'<w:p><w:r><w:txbxContent>'.repeat(depth)}x${'</w:txbxContent></w:r></w:p>'.repeat(depth)}`;
    expect(await refusal(makeDocx(nested), 'docx', { ratio: 1e6 })).toMatch(
      /is damaged or no docx/u,
    );
  });

  it('expands no entities', async () => {
    const entities = Array.from(
      { length: 30 },
      (_, n) => `<!ENTITY e${n} "${n === 0 ? 'bomb' : `&e${n - 1};&e${n - 1};`}">`,
    );
    const doctype = `<!DOCTYPE w:document [${entities.join('')}<!ENTITY file SYSTEM "file:///etc/passwd">]>`;
    const bytes = makeDocx(docxParagraph(`${SENTENCE}&e29;&file;`), [], doctype);
    const text = await documentText(bytes, 'docx', 'a.docx').catch(error => String(error));
    expect(text).not.toMatch(/bombbomb|root:/u);
  });
});
