import { stat } from 'node:fs/promises';
import path from 'node:path';
import { CURRENT_FILE } from './format.ts';
import { currentGeneration } from './index-folder.ts';
import { type ModelIdentity, openGeneration, openIndex } from './open.ts';
import type { ReportIndex } from './report-index.ts';

/** Where generations are published, one after the other. */
export interface Generations {
  /** Changes whenever another generation may be served; empty where that cannot be told now. */
  state(): Promise<string>;
  /** Number of the one that is served; null where there is none. */
  newest(): Promise<number | null>;
  /** Open what is served. Throws IndexError with the reason and the remedy when nothing can be. */
  openServed(): Promise<ReportIndex>;
  /** Open one, whichever is served. Throws IndexError when this program or model cannot serve it. */
  open(generation: number): Promise<ReportIndex>;
  /** When what is served was published; null where that is not known. */
  builtAt(): Promise<Date | null>;
  /** Nothing is opened any more, and nothing that was opened is read. */
  close(): void;
}

/** The generations of an index folder. */
export function generationsInFolder(
  indexFolder: string,
  model: ModelIdentity,
  onWarning?: (message: string) => void,
): Generations {
  const current = path.join(indexFolder, CURRENT_FILE);
  return {
    async state() {
      const state = await stat(current, { bigint: true }).catch(() => null);
      return state ? `${state.ino} ${state.mtimeNs} ${state.size}` : '';
    },
    newest: () => currentGeneration(indexFolder),
    openServed: () => openIndex(indexFolder, model, onWarning),
    open: generation => openGeneration(indexFolder, generation, model),
    builtAt: async () => (await stat(current).catch(() => null))?.mtime ?? null,
    close: () => {},
  };
}
