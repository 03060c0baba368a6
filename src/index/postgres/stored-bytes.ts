import type { Store } from '../../postgres/connect.ts';
import { read } from './reading.ts';

const BYTES = {
  name: 'bytes',
  text: `SELECT coalesce(sum(pg_total_relation_size(oid)), 0)::float8 AS bytes FROM pg_class
    WHERE relnamespace = 'yinju_index'::regnamespace AND relkind = 'r'`,
};

/** How many bytes all generations take, with what searches them. */
export async function storedBytes(store: Store): Promise<number> {
  const [row] = await read<{ bytes: number }>(store, BYTES, []);
  return row?.bytes ?? 0;
}
