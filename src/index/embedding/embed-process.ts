/**
 * A process that embeds texts for an EmbeddingPool: started with the recipe of the embedder, it
 * answers every message in order and ends with its parent.
 */

import { type EmbedderRecipe, loadEmbedder } from '../embedder.ts';
import { messageOf } from '../format.ts';
import type { EmbedAnswer, EmbedRequest } from './embedding-pool.ts';

const { entry, remoteHost } = JSON.parse(process.argv[2] ?? '') as EmbedderRecipe;
const embedder = loadEmbedder(entry, { remoteHost: remoteHost ?? undefined });
/** The model is loaded with the first text: it is there before one is asked for. What fails is told then. */
let last: Promise<void> = embedder
  .then(loaded => loaded.embedPassages(['会议']))
  .then(
    () => {},
    () => {},
  );

// Ctrl-C reaches all processes of a terminal: the parent decides what becomes of the work.
process.on('SIGINT', () => {});
process.on('message', (request: EmbedRequest) => {
  last = last.then(() => answer(request)).then(send);
});

async function answer({ id, texts }: EmbedRequest): Promise<EmbedAnswer> {
  try {
    return { id, vectors: await (await embedder).embedPassages(texts) };
  } catch (error) {
    return { id, problem: messageOf(error) };
  }
}

function send(message: EmbedAnswer): void {
  if (process.connected) process.send?.(message);
}
