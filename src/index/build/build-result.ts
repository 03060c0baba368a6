import type { ReportError } from '../../reports/errors.ts';
import type { Embedder } from '../embedder.ts';
import { IndexError, type Manifest } from '../format.ts';

/** In this order; publishing begins with a check of what was built. */
export type BuildStep = 'read' | 'embed' | 'check' | 'publish';

export interface BuildOptions {
  /** Folders and files with reports. */
  inputs: string[];
  indexFolder: string;
  embedder: Embedder;
  /** Build all anew, even when nothing changed since the served generation. */
  full?: boolean;
  onProgress?: (step: BuildStep, done: number, total: number) => void;
  /** Stops the build before it publishes. */
  signal?: AbortSignal;
}

export interface BuildResult {
  manifest: Manifest;
  /** Nothing to do; only what changed was done; all was built anew. */
  mode: 'unchanged' | 'incremental' | 'full';
  /** Why all was built anew, else null. */
  reason: string | null;
  /** By their text: one that only another file has now was kept. */
  reports: { added: number; removed: number; kept: number };
  /** Vectors that were computed now, and those that were there before. */
  passages: { embedded: number; reused: number };
  /** Files, lines and entries that cannot be read, also those found by builds before. */
  errors: ReportError[];
}

/** A build that its signal has stopped. What was embedded is kept for the next. */
export class BuildStopped extends IndexError {
  /** Vectors that the next build finds. */
  readonly kept: number;

  constructor(kept: number, options?: ErrorOptions) {
    super(`the build was stopped: the index is as it was, ${kept} embeddings are kept`, options);
    this.kept = kept;
  }
}
