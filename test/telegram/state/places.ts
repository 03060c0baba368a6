import type { StateOptions } from '../../../src/telegram/state/open-state.ts';
import type { State } from '../../../src/telegram/state/state.ts';

/** Where a state stands, empty at first: what is opened twice is the same. */
export interface Place {
  open(options: Partial<StateOptions>): Promise<State>;
  /** The table of updates as it stands. */
  journalRows(): Promise<{ update_id: number; content: string | null }[]>;
}

export type Places = () => Promise<Place>;
