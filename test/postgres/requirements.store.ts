import { afterAll, describe, expect, it } from 'vitest';
import { connect, disconnect, type Store } from '../../src/postgres/connect.ts';
import { checkServer, lacking, serverVersion } from '../../src/postgres/requirements.ts';
import { addExtensions, ENGINES } from '../helpers/postgres.ts';

const stores: Store[] = [];
afterAll(() => Promise.all(stores.map(disconnect)));

async function storeOf(open: () => Promise<string>): Promise<[Store, string]> {
  const url = await open();
  const store = connect(url);
  stores.push(store);
  return [store, url];
}

describe.each(ENGINES)('%s', (_, open) => {
  it('will do for the state, and for the index where it is new enough and has the extensions', async () => {
    const [store, url] = await storeOf(open);
    const version = await serverVersion(store);
    expect(version).toBeGreaterThanOrEqual(15);
    await checkServer(store, 'state');
    const found = (await lacking(store, 'index')).join('\n');
    if (version < 17) {
      expect(found).toBe(`PostgreSQL 17 or later is needed for the index, this is ${version}`);
      return;
    }
    expect(found).toMatch(
      /vector[\s\S]*CREATE EXTENSION vector;[\s\S]*CREATE EXTENSION pg_textsearch;/u,
    );
    await expect(checkServer(store, 'index')).rejects.toThrow(/will not do: .*extension vector/u);
    if (found.includes('the server has no')) return;
    await addExtensions(url);
    await checkServer(store, 'index');
  });
});
