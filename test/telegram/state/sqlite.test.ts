import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openState } from '../../../src/telegram/state/open-state.ts';
import { StateError } from '../../../src/telegram/state/state-error.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import type { Place } from './places.ts';
import { questionsContract } from './questions-contract.ts';
import { stateContract } from './state-contract.ts';

async function inFile(): Promise<Place> {
  const file = path.join(await tempFolder(), 'deep', 'bot.sqlite');
  return {
    open: async options => openState(file, { botId: 7, ...options }),
    async journalRows() {
      const database = new Database(file, { readonly: true });
      const sql = 'SELECT update_id, content FROM updates';
      const rows = database.prepare<[], { update_id: number; content: string | null }>(sql).all();
      database.close();
      return rows;
    },
  };
}

stateContract(inFile);
questionsContract(inFile);

describe('the file of the state', () => {
  it('is refused with what to do when its file is none, and the file stays', async () => {
    const file = path.join(await tempFolder(), 'bot.sqlite');
    await writeFile(file, 'not a database, but long enough to look like one'.repeat(50));

    expect(() => openState(file, { botId: 7 })).toThrow(StateError);
    expect(() => openState(file, { botId: 7 })).toThrow(/bot\.sqlite.*move the file away/u);
    expect((await readFile(file, 'utf8')).startsWith('not a database')).toBe(true);
  });

  it('is refused when a newer program has written it', async () => {
    const file = path.join(await tempFolder(), 'bot.sqlite');
    const database = new Database(file);
    database.pragma('user_version = 99');
    database.close();

    expect(() => openState(file, { botId: 7 })).toThrow(/its version is 99/u);
  });
});
