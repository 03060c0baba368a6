/**
 * The thread that draws pictures: fonts and renderer are loaded when it starts, and every message
 * with an SVG is answered by its PNG, in order.
 */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { RenderAnswer, RenderRequest } from './render.ts';

const require = createRequire(import.meta.url);
const FONTS = path.join(path.dirname(require.resolve('@embedpdf/fonts-sc')), '..', 'fonts');
const FONT_FILES = ['NotoSansHans-Regular.otf', 'NotoSansHans-Bold.otf'];
const FAMILY = 'Noto Sans S Chinese';

await initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
const fontBuffers = FONT_FILES.map(file => readFileSync(path.join(FONTS, file)));

parentPort?.on('message', ({ id, svg }: RenderRequest) => {
  parentPort?.postMessage(answerTo(id, svg));
});

function answerTo(id: number, svg: string): RenderAnswer {
  try {
    return { id, png: pngOf(svg) };
  } catch (error) {
    return { id, problem: error instanceof Error ? error.message : String(error) };
  }
}

function pngOf(svg: string): Uint8Array {
  // Nothing from the system, so that the same drawing is the same picture on every machine.
  const font = {
    loadSystemFonts: false,
    fontBuffers,
    defaultFontFamily: FAMILY,
    sansSerifFamily: FAMILY,
  };
  const resvg = new Resvg(svg, { font });
  try {
    const image = resvg.render();
    try {
      return image.asPng();
    } finally {
      image.free();
    }
  } finally {
    resvg.free();
  }
}
