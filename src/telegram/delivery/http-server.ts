import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';

/** Calls that are being answered when the server stops get that long. */
const CLOSE_WITHIN_MS = 2_000;
const HOST = '127.0.0.1';

/** How the bot is, for whoever watches over it. */
export interface Health {
  mode: 'polling' | 'webhook';
  /** False until Telegram has been reached, and when it has not been for a while. */
  isConnected: boolean;
  /** Updates that are taken and not yet in work. */
  waiting: number;
  /** Generation of the index that questions are answered from. */
  generation: number;
}

export interface HttpServer {
  /** Without a slash at its end. */
  url: string;
  close(): Promise<void>;
}

/** `GET /healthz`: 200 when all is well, else 503. */
export function healthRoutes(health: () => Health): Hono {
  return new Hono().get('/healthz', c => {
    const now = health();
    return c.json({ ok: now.isConnected, ...now }, now.isConnected ? 200 : 503);
  });
}

/**
 * Serve routes to a reverse proxy on the same machine; everything else is not found. Throws the
 * system's error when the port is taken.
 */
export async function startHttpServer(port: number, routes: readonly Hono[]): Promise<HttpServer> {
  const app = new Hono();
  for (const each of routes) app.route('/', each);
  app.notFound(c => c.text('not found', 404));
  app.onError((_error, c) => c.text('failed', 500));
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  return {
    url: `http://${HOST}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise(resolve => {
        const cut = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
