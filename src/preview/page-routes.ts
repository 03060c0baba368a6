import { readFile } from 'node:fs/promises';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { BotApi } from './bot-api.ts';
import { BotApiFailure, badRequest } from './bot-api-failure.ts';
import { envelope } from './bot-routes.ts';
import { type EventStream, openEventStream } from './event-stream.ts';
import type { PageEvent, Snapshot } from './page-events.ts';
import { personActions } from './person-actions.ts';
import { botUser, person, publicUser, type World } from './world.ts';

/** Served as they are, from the sources: the same path leads there from src and from dist. */
const pageFolder = new URL('../../src/preview/page/', import.meta.url);
const contentTypes = new Map([
  ['html', 'text/html; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
  ['svg', 'image/svg+xml'],
]);

const maxOpenPages = 20;
const keepAliveMs = 25_000;
const personLanguage = 'zh';

const id = z.number().int();
const spoken = z.object({ chatId: id, text: z.string(), replyTo: id.optional() });
const rewritten = z.object({ chatId: id, messageId: id, text: z.string() });
const pressed = z.object({ chatId: id, messageId: id, data: z.string() });
const cleared = z.object({ chatId: id });

export interface PageRoutes {
  routes: Hono;
  /** Ends every open event stream. */
  close(): void;
}

/** The chat page, its events, and what the person does there. */
export function pageRoutes(world: World, api: BotApi, examples: readonly string[]): PageRoutes {
  const routes = new Hono();
  const actions = personActions(world, api);
  const streams = new Set<EventStream>();
  const send = (event: PageEvent) => {
    for (const stream of [...streams]) stream.send(event);
  };
  const snapshot = () => takeSnapshot(world, api, examples);
  const unsubscribe = world.subscribe(event => send(event.type === 'profile' ? snapshot() : event));
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

  routes.post('/user/message', c =>
    envelope(c, async () => {
      const { chatId, text, replyTo } = await read(c, spoken);
      return actions.say(chatId, text, replyTo);
    }),
  );
  routes.post('/user/edit', c =>
    envelope(c, async () => {
      const { chatId, messageId, text } = await read(c, rewritten);
      return actions.rewrite(chatId, messageId, text);
    }),
  );
  routes.post('/user/callback', c =>
    envelope(c, async () => {
      const { chatId, messageId, data } = await read(c, pressed);
      return { callbackId: actions.press(chatId, messageId, data) };
    }),
  );
  routes.post('/user/clear', c =>
    envelope(c, async () => {
      actions.clear((await read(c, cleared)).chatId);
      return true;
    }),
  );

  return {
    routes,
    close() {
      clearInterval(keepAlive);
      unsubscribe();
      for (const stream of [...streams]) stream.close();
    },
  };
}

function takeSnapshot(world: World, api: BotApi, examples: readonly string[]): Snapshot {
  return {
    type: 'snapshot',
    bot: publicUser(botUser),
    person,
    description: api.profile.text('description', personLanguage),
    examples: [...examples],
    chats: world.chats.map(chat => ({
      chat,
      messages: [...world.messages(chat.id)],
      commands: api.profile.commandsFor(chat, personLanguage),
    })),
  };
}

async function pageFile(c: Context, name: string): Promise<Response> {
  const type = contentTypes.get(name.slice(name.lastIndexOf('.') + 1));
  const content = await readFile(new URL(name, pageFolder)).catch(() => undefined);
  if (type === undefined || content === undefined) return c.notFound();
  return c.body(new Uint8Array(content), 200, { 'content-type': type });
}

/** Asks for JSON by its name: another site's form cannot send that without asking first. */
async function read<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  if (!c.req.header('content-type')?.startsWith('application/json')) {
    throw new BotApiFailure(415, 'Unsupported Media Type: application/json expected');
  }
  const body: unknown = await c.req.json().catch(() => undefined);
  const result = schema.safeParse(body);
  if (!result.success) throw badRequest(z.prettifyError(result.error));
  return result.data;
}
