import type { BotContext, BotParts } from '../context.ts';
import type { BuildQueue } from './builds/build-queue.ts';
import type { InTurn } from './files/in-turn.ts';
import type { Keeper } from './keeper.ts';

/** What the handlers for admins are made of. */
export interface AdminParts extends BotParts {
  keeper: Keeper;
  builds: BuildQueue;
  inTurn: InTurn;
  /** Keep for good what an admin did. */
  audit: (context: BotContext, action: string, detail?: string) => Promise<void>;
}
