import { type Context, Hono } from 'hono';
import type { FileStore, StoredFile } from '../content/file-store.ts';
import { isSame } from './bot-routes.ts';

/** Files that were sent: for the bot by `getFile`'s path, for the page by their id. */
export function fileRoutes(files: FileStore, token: string): Hono {
  const routes = new Hono();
  routes.get('/file/:bot{bot[^/]*}/:path{.+}', c => {
    const file = files.findByPath(c.req.param('path'));
    const isAllowed = isSame(c.req.param('bot'), `bot${token}`);
    if (isAllowed && file) return content(c, file, 'application/octet-stream');
    const [error_code, description] = isAllowed
      ? ([404, 'Not Found'] as const)
      : ([401, 'Unauthorized'] as const);
    return c.json({ ok: false, error_code, description }, error_code);
  });
  // A photo is drawn by the page; a document, which may be a page itself, is only ever saved.
  routes.get('/files/:fileId', c => {
    const file = files.find(c.req.param('fileId'));
    if (!file) return c.notFound();
    return content(c, file, file.mimeType, {
      'content-disposition': `${file.kind === 'photo' ? 'inline' : 'attachment'}; ${fileNameField(file.name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });
  return routes;
}

function content(c: Context, { bytes }: StoredFile, type: string, more = {}): Response {
  if (!bytes) return c.notFound() as Response;
  return c.body(new Uint8Array(bytes), 200, { 'content-type': type, ...more });
}

/** RFC 6266: a plain name for old programs, the real one in UTF-8. */
function fileNameField(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/gu, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    letter => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${encoded}`;
}
