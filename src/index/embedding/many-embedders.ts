import type { EmbedTexts } from './embedding-queue.ts';

/** What embeds texts beside the process that builds: processes of this machine, or workers on any. */
export interface ManyEmbedders {
  /** How many embed at least; 0 when only this process can. */
  readonly count: number;
  /** Begin to load the model, as texts will come; nothing when only this process can embed. */
  prepare(): void;
  /** What gives the vectors of a batch, to the bit those that this process would compute. */
  start(): EmbedTexts;
  /** End the work; what was not embedded is rejected. */
  close(): void | Promise<void>;
}
