import { Worker } from 'node:worker_threads';

/** What the thread is asked. */
export interface RenderRequest {
  id: number;
  svg: string;
}

/** What it answers: the picture, or why there is none. */
export type RenderAnswer = { id: number } & ({ png: Uint8Array } | { problem: string });

/** Compiled, as Node 20 runs no TypeScript; from `src` and from `dist` alike. */
const THREAD = new URL('../../dist/picture/render-thread.js', import.meta.url);

interface Waiting {
  resolve: (png: Uint8Array) => void;
  reject: (error: Error) => void;
}

let thread: Worker | null = null;
let nextId = 0;
const waiting = new Map<number, Waiting>();

/**
 * An SVG as PNG, drawn with the packaged font alone. A thread does it, since a picture takes longer
 * than other chats should wait; it starts with the first picture and never keeps the process alive.
 * Rejects for what is no SVG, and when the thread fails, which then starts anew with the next one.
 */
export function renderPng(svg: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const id = nextId++;
    thread ??= startThread();
    waiting.set(id, { resolve, reject });
    // Whoever waits for a picture keeps the process alive until it is there.
    thread.ref();
    thread.postMessage({ id, svg } satisfies RenderRequest);
  });
}

function startThread(): Worker {
  const started = new Worker(THREAD, { env: {}, execArgv: [] });
  started.on('message', (answer: RenderAnswer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) started.unref();
    if ('png' in answer) asked?.resolve(answer.png);
    else asked?.reject(new Error(`the picture cannot be drawn: ${answer.problem}`));
  });
  const fail = (error: Error) => {
    if (thread !== started) return;
    thread = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  started.on('error', error =>
    fail(new Error(`the drawing thread failed: ${error.message}`, { cause: error })),
  );
  started.on('exit', code => fail(new Error(`the drawing thread ended with ${code}`)));
  return started;
}
