import { readFile } from 'node:fs/promises';
import { type Context, Hono } from 'hono';
import type { BotApiParts } from '../bot-api-parts.ts';
import type { PageEvent } from '../page-events.ts';
import { takeSnapshot } from '../snapshot.ts';
import { type EventStream, openEventStream } from './event-stream.ts';
import { withoutComments } from './without-comments.ts';

/** Served from the sources: the same path leads there from src and from dist. */
const pageFolder = new URL('../../../src/preview/page/', import.meta.url);
const contentTypes = new Map([
  ['html', 'text/html; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
  ['svg', 'image/svg+xml'],
]);

const maxOpenPages = 20;
const keepAliveMs = 25_000;

export interface PageRoutes {
  routes: Hono;
  /** Ends every open event stream. */
  close(): void;
}

/** The chat page and its events. */
export function pageRoutes(parts: BotApiParts, examples: readonly string[]): PageRoutes {
  const routes = new Hono();
  const streams = new Set<EventStream>();
  const send = (event: PageEvent) => {
    for (const stream of [...streams]) stream.send(event);
  };
  const snapshot = () => takeSnapshot(parts, examples);
  const unsubscribe = parts.world.subscribe(event =>
    send(event.type === 'settings' ? snapshot() : event),
  );
  // A stream to a page that has gone is noticed when something is written to it.
  const keepAlive = setInterval(() => {
    for (const stream of [...streams]) stream.send({ type: 'alive' });
  }, keepAliveMs);
  keepAlive.unref();

  routes.get('/', c => pageFile(c, 'index.html'));
  routes.get('/assets/:name{[a-z-]+\\.(?:css|js|svg)}', c => pageFile(c, c.req.param('name')));
  routes.get('/events', c => {
    if (streams.size >= maxOpenPages) return c.text('Too many open pages', 503);
    const stream = openEventStream(() => streams.delete(stream));
    streams.add(stream);
    c.req.raw.signal.addEventListener('abort', stream.close);
    stream.send(snapshot());
    return stream.response;
  });

  return {
    routes,
    close() {
      clearInterval(keepAlive);
      unsubscribe();
      for (const stream of [...streams]) stream.close();
    },
  };
}

async function pageFile(c: Context, name: string): Promise<Response> {
  const type = contentTypes.get(name.slice(name.lastIndexOf('.') + 1));
  const content = await readFile(new URL(name, pageFolder), 'utf8').catch(() => undefined);
  if (type === undefined || content === undefined) return c.notFound();
  const sent = name.endsWith('.js') ? withoutComments(content) : content;
  return c.body(sent, 200, { 'content-type': type });
}
