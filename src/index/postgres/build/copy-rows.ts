import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** A value as COPY takes it; `Json` is written as its text. */
type Cell = string | number | boolean | null | Uint8Array | Json;

/** What goes into a column of JSON. */
export class Json {
  readonly text: string;

  constructor(value: unknown) {
    this.text = JSON.stringify(value);
  }
}

/** Rows of one table that are on their way into the database. */
export class CopyRows<Column extends string> {
  readonly #table: string;
  readonly #columns: readonly Column[];
  #lines: string[] = [];

  constructor(table: string, columns: readonly Column[]) {
    this.#table = table;
    this.#columns = columns;
  }

  add(row: Record<Column, Cell>): void {
    this.#lines.push(`${this.#columns.map(column => written(row[column])).join('\t')}\n`);
  }

  /** Send the rows that were added, all or none. */
  async send(client: pg.ClientBase): Promise<void> {
    if (this.#lines.length === 0) return;
    const lines = this.#lines;
    this.#lines = [];
    const columns = this.#columns.map(column => `"${column}"`).join(', ');
    const statement = `COPY yinju_index.${this.#table} (${columns}) FROM STDIN`;
    await pipeline(Readable.from(lines), client.query(copyFrom(statement)));
  }
}

const SPECIAL = /[\\\t\n\r\0]/gu;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** PostgreSQL keeps no NUL: another character without a look stands for it, as long as it is. */
function written(value: Cell): string {
  if (value === null) return '\\N';
  if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value).toString('hex')}`;
  const text = value instanceof Json ? value.text : String(value);
  return text.replace(SPECIAL, character => ESCAPES[character] ?? '\ufffd');
}
