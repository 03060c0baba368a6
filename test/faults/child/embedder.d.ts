import type { Embedder } from '../../../src/index/embedder.ts';

export function plainEmbedder(overrides?: Partial<Embedder>, pauseMs?: number): Embedder;
