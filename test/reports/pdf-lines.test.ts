import { afterAll, describe, expect, it } from 'vitest';
import { closeDocuments, documentText } from '../../src/reports/documents/documents.ts';
import { makePdf, type TestText } from '../helpers/documents.ts';

afterAll(closeDocuments);

const read = (...pages: TestText[][]) => documentText(makePdf(pages), 'pdf', 'a.pdf');
/** Lines down a page in 16 points, 26 full-width characters wide; blanks at the start indent. */
const page = (...lines: string[]): TestText[] =>
  lines.map((line, index) => ({
    text: line.trimStart(),
    x: 90 + 16 * (line.length - line.trimStart().length),
    y: 740 - 28 * index,
  }));

const FIRST = '  市长吴俊清主持召开全市疫情防控工作会议，传达学习省';
const SECOND = '委书记讲话精神，部署下一步工作。会议强调，各县区要压';
const LAST = '实责任，抓好落实。';

describe('lines of a pdf', () => {
  it('keeps short lines as lines', async () => {
    const lines = ['晋中市政府会议纪要', '时间：5月3日', '地点：晋中市', '出席：吴俊清'];
    expect(await read(page(...lines))).toBe(lines.join('\n'));
  });

  it('puts a paragraph together that the page breaks into lines', async () => {
    const text = await read(
      page('    晋中市召开会议', FIRST, SECOND, LAST, '  会议指出，要加强管理。'),
    );
    expect(text).toBe(`晋中市召开会议\n${FIRST.trim()}${SECOND}${LAST}\n会议指出，要加强管理。`);
  });

  it('puts a paragraph together over a page break and leaves the number of the page out', async () => {
    const number = { text: '— 1 —', x: 280, y: 60 };
    const text = await read([...page(FIRST, SECOND), number], page(LAST));
    expect(text).toBe(`${FIRST.trim()}${SECOND}${LAST}`);
  });

  it('leaves numbered points and heads of minutes on lines of their own', async () => {
    const text = await read(page(SECOND, '一、压实责任', SECOND, '出席：吴俊清'));
    expect(text.split('\n')).toEqual([SECOND, '一、压实责任', SECOND, '出席：吴俊清']);
  });

  it('sets no blank between characters that stand apart', async () => {
    const spread = [...'会议纪要'].map((text, n) => ({ text, x: 90 + 40 * n, y: 740, size: 22 }));
    expect(await read(spread)).toBe('会议纪要');
    const justified = [...'市长主持会议'].map((text, n) => ({ text, x: 90 + 19 * n, y: 740 }));
    expect(await read(justified)).toBe('市长主持会议');
  });

  it('keeps the blanks of a list of names and gaps that a reader sees', async () => {
    const names = '张三 李小四 王五';
    expect(await read(page(`出席：${names}`))).toBe(`出席：${names}`);
    const columns = ['压实责任', '抓好落实'].map((text, n) => ({ text, x: 90 + 200 * n, y: 740 }));
    expect(await read(columns)).toBe('压实责任 抓好落实');
  });
});
