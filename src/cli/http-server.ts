import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { type Settings, SettingsError } from './settings.ts';

/** Who sends a request slower than this is cut off. */
const REQUEST_MS = 10_000;
/** Calls that are being answered when the server stops get that long. */
const CLOSE_WITHIN_MS = 2_000;

export interface HttpServer {
  /** Without a slash at its end. */
  url: string;
  /** Resolves when answers under way are sent, and the port is free. */
  close(): Promise<void>;
}

/**
 * Serve a site at HTTP_HOST and HTTP_PORT, 0 for any free one: to a reverse proxy, which brings it
 * to others. Throws SettingsError when it cannot listen there.
 */
export async function startHttpServer(
  site: Hono,
  { HTTP_HOST, HTTP_PORT }: Pick<Settings, 'HTTP_HOST' | 'HTTP_PORT'>,
): Promise<HttpServer> {
  const server = createServer(getRequestListener(site.fetch, { overrideGlobalObjects: false }));
  server.requestTimeout = REQUEST_MS;
  server.headersTimeout = REQUEST_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(HTTP_PORT, HTTP_HOST, resolve);
  }).catch((error: NodeJS.ErrnoException) => {
    throw new SettingsError(
      `nothing can listen on port ${HTTP_PORT} of ${HTTP_HOST} (${error.code}): set HTTP_PORT, or ` +
        'HTTP_HOST, to one that is free',
      { cause: error },
    );
  });
  const { port } = server.address() as AddressInfo;
  const host = HTTP_HOST.includes(':') ? `[${HTTP_HOST}]` : HTTP_HOST;
  return { url: `http://${host}:${port}`, close: () => shutDown(server) };
}

function shutDown(server: Server): Promise<void> {
  return new Promise(resolve => {
    const cut = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
