import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  closeDocuments,
  type DocumentFormat,
  documentText,
} from '../../src/reports/documents/documents.ts';
import { ReportError } from '../../src/reports/errors.ts';

const folder = fileURLToPath(new URL('../../../shared/badinput', import.meta.url));
const files = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(file => /\.(?:docx|pdf)$/u.test(file))
      .sort()
  : [];
if (files.length === 0) console.log(`skipped: no bad documents in ${folder}`);

const counts = { pdf: { text: 0, error: 0 }, docx: { text: 0, error: 0 } };
const reasons = new Map<string, number>();
const unhandled: unknown[] = [];
const note = (error: unknown) => unhandled.push(error);
let rssBefore = 0;
let rssPeak = 0;

beforeAll(() => {
  process.on('unhandledRejection', note).on('uncaughtException', note);
  rssBefore = process.memoryUsage.rss();
});
afterAll(async () => {
  await closeDocuments();
  process.off('unhandledRejection', note).off('uncaughtException', note);
});

describe.skipIf(files.length === 0)('bad documents', () => {
  it.each(files)('%s gives text or one error', async file => {
    const format = path.extname(file).slice(1) as DocumentFormat;
    const bytes = readFileSync(path.join(folder, file));
    const read = await documentText(bytes, format, file).catch((error: unknown) => error);
    rssPeak = Math.max(rssPeak, process.memoryUsage.rss());
    if (typeof read === 'string') {
      counts[format].text++;
      expect(read.trim()).not.toBe('');
      return;
    }
    counts[format].error++;
    expect(read).toBeInstanceOf(ReportError);
    const { reason } = read as ReportError;
    expect(reason).not.toMatch(/connection|does not start/u);
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  });

  it('left no rejection unhandled, stayed within its memory, and the thread still reads', async () => {
    expect(unhandled).toEqual([]);
    expect((rssPeak - rssBefore) / 1024 ** 2).toBeLessThan(512);
    const good = files.find(file => file.endsWith('single-paragraph.docx'))!;
    const html = await documentText(readFileSync(path.join(folder, good)), 'docx', good);
    expect(html).toContain('<p>');
    console.log('bad documents:', JSON.stringify(counts), Object.fromEntries(reasons));
  });
});
