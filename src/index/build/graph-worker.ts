/**
 * The thread that builds the graph: messages of a GraphThread are done in their order. It ends with
 * the first failure, which is told.
 */

import { parentPort, workerData } from 'node:worker_threads';
import { IndexError, messageOf } from '../format.ts';
import { DenseBuilder } from '../vectors.ts';
import type { GraphAnswer, GraphBeginning, GraphRequest } from './graph-thread.ts';

const { dimension, before, givenUp } = workerData as GraphBeginning;
let last: Promise<unknown> = Promise.resolve();
const builder = begin();
builder.catch(fail);

parentPort?.on('message', (request: GraphRequest) => {
  last = last.then(() => answer(request)).catch(fail);
});

async function begin(): Promise<DenseBuilder> {
  if (!before) return DenseBuilder.empty(dimension);
  const dense = await DenseBuilder.from(before.graphFile, before.rounded, dimension);
  for (const passageId of before.removed) dense.remove(passageId);
  return dense;
}

async function answer(request: GraphRequest): Promise<void> {
  const dense = await builder;
  if (request === 'end' || Atomics.load(givenUp, 0) === 1) {
    parentPort?.close();
  } else if ('vectors' in request) {
    for (let at = 0; at < request.vectors.length; at += dimension) {
      if (Atomics.load(givenUp, 0) === 1) return;
      dense.add(request.vectors.subarray(at, at + dimension));
    }
    send({ added: request.vectors.length / dimension });
  } else {
    dense.writeGraph(request.graphFile);
    const rounded = dense.rounded();
    const memory = [rounded.scales.buffer, rounded.vectors.buffer] as ArrayBuffer[];
    send({ rounded }, memory);
  }
}

function send(message: GraphAnswer, handedOver: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, handedOver);
}

function fail(error: unknown): void {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? null;
  send({ problem: messageOf(error), code, isKnown: error instanceof IndexError });
  parentPort?.close();
}
