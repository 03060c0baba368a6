import type { Context, MiddlewareHandler } from 'hono';

const maxBodyBytes = 1024 * 1024;
const loopbackName = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/** The page is one origin and runs no inline script; nothing may frame it. A route may be stricter. */
const securityHeaders = {
  'content-security-policy':
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/**
 * Lets only this machine's own pages and programs in. A site that points its own name at 127.0.0.1
 * is stopped by the Host header, a site that posts across origins by the Origin header.
 */
export const localOnly: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('host') ?? '';
  if (!loopbackName.test(host)) return c.text('Forbidden: not a loopback host', 403);
  const origin = c.req.header('origin');
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
  if (!isRead && origin !== undefined && origin !== `http://${host}`) {
    return c.text('Forbidden: another origin', 403);
  }
  await next();
  for (const [name, value] of Object.entries(securityHeaders)) {
    if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  }
  return undefined;
};

/** Files come as multipart bodies, which are counted where they are read. */
export const smallBodiesOnly: MiddlewareHandler = async (c, next) => {
  const { body, headers, method, signal, url } = c.req.raw;
  if (isMultipart(c) || body === null) return next();
  const length = headers.get('content-length');
  if (length !== null) return Number(length) > maxBodyBytes ? tooLarge(c) : next();
  // Of a body that does not tell its length, or none at all, as much is read as may come.
  const read = await readSmall(body);
  if (read === null) return tooLarge(c);
  c.req.raw = new Request(url, { method, headers, body: read, signal });
  return next();
};

/** A whole body; null when it is too large. */
async function readSmall(
  body: ReadableStream<Uint8Array>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBodyBytes) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function tooLarge(c: Context): Response {
  // The rest of the body is not read, so the connection is of no further use.
  c.header('connection', 'close');
  return c.json({ ok: false, error_code: 413, description: 'Request Entity Too Large' }, 413);
}

export function isMultipart(c: Context): boolean {
  return c.req.header('content-type')?.startsWith('multipart/form-data') === true;
}
