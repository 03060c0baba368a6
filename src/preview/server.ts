import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { createParts } from './bot-api-parts.ts';
import { botRoutes } from './http/bot-routes.ts';
import { fileRoutes } from './http/file-routes.ts';
import { pageRoutes } from './http/page-routes.ts';
import { localOnly, smallBodiesOnly } from './http/request-guard.ts';
import { userRoutes } from './http/user-routes.ts';
import { createBotApi } from './methods/bot-api.ts';
import { botUser, World } from './world.ts';

export interface PreviewOptions {
  /** 0 takes any free port. */
  port: number;
  /** Address to listen on; default 127.0.0.1. Requests must name a loopback host in any case. */
  host?: string;
  /** Questions offered in an empty chat; default none. */
  examples?: readonly string[];
  /** Further pages of the same server; default none. They are guarded like the chat page. */
  routes?: Hono;
}

export interface Preview {
  /** The chat page. */
  url: string;
  /** For `new Bot(token, { client: { apiRoot } })`. */
  apiRoot: string;
  /** New at every start. */
  token: string;
  /** Ends event streams and open polls, then resolves when the port is free. */
  close(): Promise<void>;
}

/** Open answers get this long to be written before their connections are cut. */
const closeGraceMs = 250;

/**
 * Starts a local server that speaks the part of the Telegram Bot API our bot uses, with a chat
 * page in place of the Telegram app. Everything is kept in memory.
 * @throws Error that names the port and the remedy when the port is taken.
 */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const { port, host = '127.0.0.1', examples = [], routes } = options;
  const token = `${botUser.id}:${randomBytes(27).toString('base64url').slice(0, 35)}`;
  const parts = createParts(new World());
  const page = pageRoutes(parts, examples);

  const app = new Hono();
  app.use(localOnly);
  app.use(smallBodiesOnly);
  app.route('/', botRoutes(createBotApi(parts), parts.faults, token));
  app.route('/', fileRoutes(parts.files, token));
  app.route('/', userRoutes(parts));
  app.route('/', page.routes);
  if (routes) app.route('/', routes);

  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  // Else it closes the bot's idle connection just when the bot may be writing to it.
  server.keepAliveTimeout = 0;
  try {
    await listen(server, port, host);
  } catch (error) {
    page.close();
    throw error;
  }
  const url = originOf(server.address() as AddressInfo);
  return {
    url: `${url}/`,
    apiRoot: url,
    token,
    close() {
      page.close();
      parts.updates.close();
      return shutDown(server);
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      const remedy = 'pass --port or set PREVIEW_PORT';
      reject(new Error(`Port ${port} on ${host} is in use: ${remedy}`, { cause: error }));
    });
    server.listen(port, host, resolve);
  });
}

/** An address that means "all" is written as the loopback one, which the browser can open. */
function originOf({ address, family, port }: AddressInfo): string {
  const isAny = address === '0.0.0.0' || address === '::';
  if (isAny) return `http://127.0.0.1:${port}`;
  return family === 'IPv6' ? `http://[${address}]:${port}` : `http://${address}:${port}`;
}

function shutDown(server: Server): Promise<void> {
  return new Promise(resolve => {
    if (!server.listening) return resolve();
    const cut = setTimeout(() => server.closeAllConnections(), closeGraceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
  });
}
