import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What of Yinju stands in a database: each part has changes of its own, and needs of the server. */
export const PARTS = ['state', 'index'] as const;
export type Part = (typeof PARTS)[number];

/** One change of the tables, done once in every database and never edited afterwards. */
export interface Migration {
  part: Part;
  number: number;
  name: string;
  sql: string;
}

/** Read as they are, from the sources: the same path leads there from src and from dist. */
const FOLDER = fileURLToPath(new URL('../../src/postgres/migrations/', import.meta.url));
const FILE = /^(\d{4})-([a-z-]+)\.sql$/u;

/** The changes of a part in their order, `migrations/PART/0001-what-it-does.sql` and so on. */
export function migrationsOf(part: Part, folder = FOLDER): Migration[] {
  const files = readdirSync(path.join(folder, part))
    .filter(file => file.endsWith('.sql'))
    .sort();
  return files.map((file, index) => {
    const [, digits, name = ''] = FILE.exec(file) ?? [];
    const number = Number(digits);
    if (number !== index + 1) throw new Error(`${file} is not change ${index + 1} of ${part}`);
    return { part, number, name, sql: readFileSync(path.join(folder, part, file), 'utf8') };
  });
}
