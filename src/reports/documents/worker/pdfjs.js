import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * pdf.js 6 asks for Node 22.13; of what it uses Node 20 lacks only this, and its legacy build brings
 * no substitute. https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Promise/withResolvers
 */
// biome-ignore lint/suspicious/noTsIgnore: the types know it or not, by the version of Node's types
// @ts-ignore
Promise.withResolvers ??= function withResolvers() {
  /** @type {unknown} */
  let resolve;
  /** @type {unknown} */
  let reject;
  const promise = new Promise((resolvePromise, rejectPromise) => {
    resolve = resolvePromise;
    reject = rejectPromise;
  });
  return { promise, resolve, reject };
};

/**
 * Without it pdf.js unpacks by itself. Node's leaves what a thread that is ended had unpacked (a bomb:
 * 250 MiB) with the process; the memory of JavaScript is given back.
 */
Object.assign(globalThis, { DecompressionStream: undefined });

const folder = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** pdf.js loads a native canvas for drawing when it is imported; nothing is drawn here. */
async function importWithoutCanvas() {
  const { getBuiltinModule } = process;
  Object.assign(globalThis, { DOMMatrix: class DOMMatrix {}, Path2D: class Path2D {} });
  Object.assign(process, { getBuiltinModule: undefined });
  try {
    // @ts-expect-error without types: the half of pdf.js that reads, found by the other in globalThis
    await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } finally {
    Object.assign(process, { getBuiltinModule });
  }
}

const { getDocument } = await importWithoutCanvas();

/**
 * Start to load a pdf. Of the package's files only the character maps are read, which give Chinese
 * text of documents that do not embed their fonts.
 *
 * @param {Uint8Array} bytes
 */
export function loadPdf(bytes) {
  return getDocument({
    data: bytes,
    cMapUrl: `${path.join(folder, 'cmaps')}/`,
    cMapPacked: true,
    disableFontFace: true,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    stopAtErrors: false,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    verbosity: 0,
  });
}
