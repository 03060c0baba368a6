import { randomUUID } from 'node:crypto';
import type { Store } from '../../../postgres/connect.ts';
import { query, withClient } from '../../../postgres/query.ts';
import type { Audit, Upload, Uploads } from '../state.ts';
import { storable } from './storable.ts';

/** What admins did. */
export function createAudit(store: Store, now: () => number): Audit {
  return {
    async add(adminId, action, detail) {
      await query(
        store,
        `INSERT INTO yinju.audit (request_id, admin_id, done_at, action, detail)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (request_id) DO NOTHING`,
        [randomUUID(), adminId, now(), action, storable(detail)],
      );
    },
    async latest(limit) {
      const rows = await query<{
        adminId: number;
        doneAt: number;
        action: string;
        detail: string;
      }>(
        store,
        `SELECT admin_id AS "adminId", done_at AS "doneAt", action, detail FROM yinju.audit
         ORDER BY audit_id DESC LIMIT $1`,
        [limit],
      );
      return rows.map(({ doneAt, ...entry }) => ({ ...entry, doneAt: new Date(doneAt) }));
    },
  };
}

/** Files that admins sent or took out. */
export function createUploads(store: Store, now: () => number): Uploads {
  return {
    async add({ adminId, status, path, file }) {
      const [row] = await query<{ upload_id: number }>(
        store,
        // Found again, where it was added before the connection was lost.
        `INSERT INTO yinju.uploads (request_id, admin_id, sent_at, status, path, file)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (request_id) DO UPDATE SET request_id = excluded.request_id
         RETURNING upload_id`,
        [randomUUID(), adminId, now(), status, storable(path), storable(file)],
      );
      return row?.upload_id ?? 0;
    },
    async find(uploadId) {
      const [row] = await query<Omit<Upload, 'sentAt'> & { sentAt: number }>(
        store,
        `SELECT upload_id AS "uploadId", admin_id AS "adminId", sent_at AS "sentAt", status, path,
           file
         FROM yinju.uploads WHERE upload_id = $1`,
        [uploadId],
      );
      return row ? { ...row, sentAt: new Date(row.sentAt) } : null;
    },
    // Not repeated: it would not know whether it was itself that had changed it. The button is.
    change: (uploadId, from, to, path) =>
      withClient(store, async client => {
        const { rowCount } = await client.query(
          'UPDATE yinju.uploads SET status = $1, path = $2 WHERE upload_id = $3 AND status = $4',
          [to, storable(path), uploadId, from],
        );
        return rowCount === 1;
      }),
  };
}
