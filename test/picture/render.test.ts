import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { renderPng } from '../../src/picture/render.ts';
import { drawing, text } from '../../src/picture/svg.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function picture(content: string, weight?: number): string {
  const size = { width: 120, height: 60, label: '' };
  const values = { x: 10, y: 40, size: 32, ...(weight === undefined ? {} : { weight }) };
  return drawing(size, [text(content, values)]);
}

const bytes = async (svg: string) => Buffer.from(await renderPng(svg)).toString('base64');

describe('a rendered picture', () => {
  it('is a PNG of the size of the drawing', async () => {
    const png = Buffer.from(await renderPng(picture('会议')));

    expect([...png.subarray(0, 8)]).toEqual(SIGNATURE);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([120, 60]);
  });

  it('is the same for the same drawing', async () => {
    expect(await bytes(picture('会议'))).toBe(await bytes(picture('会议')));
  });

  it.each([...'县縣臺會議員報導區鎮邊衛麵裡眾灣澳檢測離藥疫灋瀍'])(
    'has a glyph for %s',
    async character => {
      // A private character has none in any font: what looks like it is missing.
      expect(await bytes(picture(character))).not.toBe(await bytes(picture('\u{e123}')));
    },
  );

  it('shows a box for what the font lacks', async () => {
    expect(await bytes(picture('\u{2a6d6}'))).not.toBe(await bytes(picture('')));
  });

  it('has bold text', async () => {
    expect(await bytes(picture('会议', 700))).not.toBe(await bytes(picture('会议')));
  });

  it('is refused for what is no drawing, and the next one is drawn', async () => {
    const [broken, whole] = await Promise.allSettled([
      renderPng('<svg'),
      renderPng(picture('会议')),
    ]);

    expect(broken).toMatchObject({ status: 'rejected' });
    expect(String((broken as PromiseRejectedResult).reason)).toContain('cannot be drawn');
    expect(whole.status).toBe('fulfilled');
  });

  it('keeps no process alive, from the compiled sources as well', async () => {
    const compiled = fileURLToPath(new URL('../../dist/picture/render.js', import.meta.url));
    const program = `import { renderPng } from ${JSON.stringify(compiled)};
      const png = await renderPng(${JSON.stringify(picture('会议'))});
      process.stdout.write(String(png.length));`;

    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', program],
      { timeout: 20_000 },
    );

    expect(Number(stdout)).toBe((await renderPng(picture('会议'))).length);
  });
});
