import type Database from 'better-sqlite3';
import type { Audit, Upload, Uploads } from './state.ts';

/** What admins did. */
export function createAudit(database: Database.Database, now: () => number): Audit {
  const add = database.prepare(
    'INSERT INTO audit (admin_id, done_at, action, detail) VALUES (?, ?, ?, ?)',
  );
  const latest = database.prepare<
    [number],
    { adminId: number; doneAt: number; action: string; detail: string }
  >(
    `SELECT admin_id AS adminId, done_at AS doneAt, action, detail FROM audit
     ORDER BY audit_id DESC LIMIT ?`,
  );
  return {
    async add(adminId, action, detail) {
      add.run(adminId, now(), action, detail);
    },
    async latest(limit) {
      return latest.all(limit).map(({ doneAt, ...entry }) => ({
        ...entry,
        doneAt: new Date(doneAt),
      }));
    },
  };
}

/** Files that admins sent or took out. */
export function createUploads(database: Database.Database, now: () => number): Uploads {
  const add = database.prepare<object, { upload_id: number }>(
    `INSERT INTO uploads (admin_id, sent_at, status, path, file)
     VALUES (@adminId, @at, @status, @path, @file) RETURNING upload_id`,
  );
  const find = database.prepare<[number], Omit<Upload, 'sentAt'> & { sentAt: number }>(
    `SELECT upload_id AS uploadId, admin_id AS adminId, sent_at AS sentAt, status, path, file
     FROM uploads WHERE upload_id = ?`,
  );
  const change = database.prepare(
    'UPDATE uploads SET status = @to, path = @path WHERE upload_id = @uploadId AND status = @from',
  );
  return {
    async add(upload) {
      return add.get({ ...upload, at: now() })?.upload_id ?? 0;
    },
    async find(uploadId) {
      const row = find.get(uploadId);
      return row ? { ...row, sentAt: new Date(row.sentAt) } : null;
    },
    async change(uploadId, from, to, path) {
      return change.run({ uploadId, from, to, path }).changes === 1;
    },
  };
}
