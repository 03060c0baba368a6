import type { I18nFlavor } from '@grammyjs/i18n';
import type { Context } from 'grammy';
import type { Logger } from 'pino';
import type { Keeper } from './admin/keeper.ts';
import type { Corpus } from './corpus.ts';
import type { State } from './state/state.ts';

/** What handlers get: grammY's context with `t`, the bot's own words in the user's language. */
export type BotContext = Context & I18nFlavor;

/** What handlers are made of. */
export interface BotParts {
  corpus: Corpus;
  state: State;
  log: Logger;
  /** Address of the reader pages, without a slash at its end; null when there are none. */
  publicUrl: string | null;
  /** Users who may change the corpus, in a private chat. */
  adminIds: ReadonlySet<number>;
  /** Changes the corpus for admins; null where nobody may. */
  keeper: Keeper | null;
  /** Days that questions and feedback are kept. */
  retentionDays: number;
}
