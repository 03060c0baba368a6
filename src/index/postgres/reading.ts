import type pg from 'pg';
import type { Store } from '../../postgres/connect.ts';
import { persist } from '../../postgres/persist.ts';

/** What a generation sees of the rows of a table, given as $1. */
export const VISIBLE = 'from_generation <= $1 AND to_generation > $1';
/** The same of the reports `r` of a join. */
export const VISIBLE_REPORT = 'r.from_generation <= $1 AND r.to_generation > $1';
/** Day of a report in lists, and whether its year is known. */
export const DAY = 'coalesce(meeting_date, published)';
export const HAS_YEAR = `${DAY} LIKE '____-__-__'`;

/** A statement that a connection prepares once; its name stands for its text. */
export interface Statement {
  name: string;
  text: string;
}

/** Rows of a statement that only reads: after a lost connection it is asked again. */
export function read<Row extends pg.QueryResultRow>(
  store: Store,
  { name, text }: Statement,
  values: readonly unknown[],
): Promise<Row[]> {
  return persist(store, async () => {
    const { rows } = await store.pool.query<Row>({
      name: `index-${name}`,
      text,
      values: [...values],
    });
    return rows;
  });
}
