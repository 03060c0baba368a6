import { type ConnectOptions, connect, disconnect, type Store } from '../../postgres/connect.ts';
import { checkMigrated } from '../../postgres/migrate.ts';
import { IndexError } from '../format.ts';
import type { Generations } from '../generations.ts';
import { checkVersions, type ModelIdentity } from '../open.ts';
import { PostgresGeneration } from './postgres-generation.ts';
import { generationOf, publishedGenerations } from './stored-generation.ts';

/** As many near vectors are looked at as by the local graph, and more until enough can be seen. */
const GRAPH_SEARCH = 'SET hnsw.ef_search = 192; SET hnsw.iterative_scan = strict_order';

/** Connections for searching an index. Throws StoreError for an address that is none. */
export function connectToSearch(url: string, options: ConnectOptions = {}): Store {
  return connect(url, { ...options, greeting: GRAPH_SEARCH });
}

/**
 * The newest published generation of a database. Throws StoreError when that cannot be used, IndexError
 * when there is none or it is of other rules or another model.
 */
export async function openStored(store: Store, model: ModelIdentity): Promise<PostgresGeneration> {
  await checkMigrated(store, 'index');
  const [newest] = await publishedGenerations(store);
  if (!newest) throw new IndexError(`no index in ${store.place}: run npm run index`);
  checkVersions(newest, model);
  return new PostgresGeneration(store, newest);
}

/** One published generation, whichever is the newest. Throws IndexError as openStored does. */
export async function openStoredGeneration(
  store: Store,
  number: number,
  model: ModelIdentity,
): Promise<PostgresGeneration> {
  const stored = await generationOf(store, number);
  if (!stored?.publishedAt) {
    throw new IndexError(`no generation ${number} in ${store.place}: run npm run index`);
  }
  checkVersions(stored, model);
  return new PostgresGeneration(store, stored);
}

/** The generations of a database; closing them closes its connections, after what is in work. */
export function storedGenerations(store: Store, model: ModelIdentity): Generations {
  const newest = async () => (await publishedGenerations(store))[0] ?? null;
  return {
    state: async () => String((await newest())?.generation ?? ''),
    newest: async () => (await newest())?.generation ?? null,
    openServed: () => openStored(store, model),
    open: generation => openStoredGeneration(store, generation, model),
    builtAt: async () => (await newest())?.publishedAt ?? null,
    close: () => {
      disconnect(store).catch(() => {});
    },
  };
}
