import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';

/** Only this machine reaches the pages; a reverse proxy brings them to others. */
const HOST = '127.0.0.1';
/** Who sends a request slower than this is cut off. */
const REQUEST_MS = 10_000;
const CLOSE_GRACE_MS = 1_000;

export interface RunningReader {
  url: string;
  /** Resolves when answers under way are sent, and the port is free. */
  close(): Promise<void>;
}

/** Serve pages on a port of this machine, 0 for any free one. Throws when the port is taken. */
export async function startReader(site: Hono, port: number): Promise<RunningReader> {
  const server = createServer(getRequestListener(site.fetch, { overrideGlobalObjects: false }));
  server.requestTimeout = REQUEST_MS;
  server.headersTimeout = REQUEST_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://${HOST}:${taken}/`, close: () => shutDown(server) };
}

function shutDown(server: Server): Promise<void> {
  return new Promise(resolve => {
    const cut = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
