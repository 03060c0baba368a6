import type pg from 'pg';
import { ReportError } from '../../../reports/errors.ts';
import type { CatalogFile } from '../../catalog/catalog-write.ts';
import { VISIBLE } from '../reading.ts';
import { CopyRows, Json } from './copy-rows.ts';

type Reason = Pick<ReportError, 'file' | 'reason'>;
type FileRow = CatalogFile & { errors: Reason[] };

/** Collects what is new of files; a file of which something is has a new row. */
export class FileRows {
  readonly #files = new Map<number, CatalogFile>();
  readonly #errors = new Map<number, Reason[]>();

  /** Note a file, or what has changed of it. */
  put(file: CatalogFile): void {
    this.#files.set(file.fileId, file);
  }

  /** Note what could not be read of a file. */
  putErrors(fileId: number, errors: ReportError[]): void {
    this.#errors.set(
      fileId,
      errors.map(({ file, reason }) => ({ file, reason })),
    );
  }

  /** Write all that was noted. */
  async write(client: pg.ClientBase, generation: number): Promise<void> {
    const ids = [...new Set([...this.#files.keys(), ...this.#errors.keys()])];
    const { rows: before } = await client.query<FileRow>(
      `UPDATE yinju_index.files SET to_generation = $1 WHERE ${VISIBLE} AND file_id = ANY ($2::integer[])
       RETURNING file_id AS "fileId", name, path, sha256, errors`,
      [generation, ids],
    );
    const old = new Map(before.map(row => [row.fileId, row]));
    const columns = ['file_id', 'name', 'path', 'sha256', 'errors', 'from_generation'] as const;
    const copy = new CopyRows('files', columns);
    for (const fileId of ids) {
      const file = this.#files.get(fileId) ?? old.get(fileId);
      if (!file) throw new Error(`no file ${fileId}`);
      const errors = this.#errors.get(fileId) ?? old.get(fileId)?.errors ?? [];
      const { name, path, sha256 } = file;
      copy.add({
        ...{ file_id: fileId, name, path, sha256 },
        ...{ errors: new Json(errors), from_generation: generation },
      });
    }
    await copy.send(client);
  }
}

/** What could not be read of the files of a generation. */
export async function readErrors(
  client: pg.ClientBase | pg.Pool,
  generation: number,
): Promise<ReportError[]> {
  const { rows } = await client.query<{ errors: Reason[] }>(
    `SELECT errors FROM yinju_index.files WHERE ${VISIBLE} ORDER BY name COLLATE "C", path COLLATE "C"`,
    [generation],
  );
  return rows
    .flatMap(({ errors }) => errors)
    .map(({ file, reason }) => new ReportError(file, reason));
}
