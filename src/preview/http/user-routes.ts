import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { BotApiFailure, badRequest } from '../bot-api-failure.ts';
import type { BotApiParts } from '../bot-api-parts.ts';
import { inlineActions } from '../inline-actions.ts';
import { me } from '../people.ts';
import { personActions, requirePerson } from '../person-actions.ts';
import { UploadedFile } from '../request-params.ts';
import { envelope } from './bot-routes.ts';
import { readMultipart, requireWellFormed } from './request-body.ts';
import { isMultipart } from './request-guard.ts';

const id = z.number().int();
/** The person who acts. */
const as = id.default(me.id);
const spoken = z.object({ as, chatId: id, text: z.string(), replyTo: id.optional() });
const rewritten = z.object({ as, chatId: id, messageId: id, text: z.string() });
const pressed = z.object({ as, chatId: id, messageId: id, data: z.string() });
const place = z.object({ as, chatId: id });
const inlineAsked = z.object({ as, chatId: id, query: z.string(), offset: z.string().default('') });
const inlineChosen = z.object({ as, chatId: id, inlineId: z.string(), resultId: z.string() });
const blocking = z.object({ as, blocked: z.boolean() });
const faultsWanted = z.object({
  kind: z.enum(['none', '429', '502', 'slow', 'not-modified']),
  count: id.min(1).max(1000).optional(),
  retryAfterSeconds: id.min(1).max(3600).optional(),
});
const fileSent = z.object({
  as: z.coerce.number().int().default(me.id),
  chatId: z.coerce.number().int(),
  caption: z.string().default(''),
  file: z.instanceof(UploadedFile, { message: 'a file is expected' }),
});

/** What people do at the page, one address for each. */
export function userRoutes(parts: BotApiParts): Hono {
  const routes = new Hono();
  const actionsOf = (personId: number) => personActions(parts, requirePerson(personId));
  const inlineOf = (personId: number) => inlineActions(parts, requirePerson(personId));

  /** An address that takes JSON and answers in the envelope of the Bot API. */
  const post = <T>(path: string, schema: z.ZodType<T>, act: (given: T) => unknown) =>
    routes.post(path, c => envelope(c, async () => act(await readJson(c, schema))));

  post('/user/message', spoken, ({ as: personId, chatId, text, replyTo }) =>
    actionsOf(personId).say(chatId, text, replyTo),
  );
  post('/user/edit', rewritten, ({ as: personId, chatId, messageId, text }) =>
    actionsOf(personId).rewrite(chatId, messageId, text),
  );
  post('/user/callback', pressed, ({ as: personId, chatId, messageId, data }) => ({
    callbackId: actionsOf(personId).press(chatId, messageId, data),
  }));
  post('/user/inline', inlineAsked, ({ as: personId, chatId, query, offset }) => ({
    inlineId: inlineOf(personId).ask(chatId, query, offset),
  }));
  post('/user/inline/choose', inlineChosen, ({ as: personId, chatId, inlineId, resultId }) =>
    inlineOf(personId).choose(chatId, inlineId, resultId),
  );
  post('/user/clear', place, ({ as: personId, chatId }) => {
    actionsOf(personId).clear(chatId);
    return true;
  });
  post('/user/block', blocking, ({ as: personId, blocked }) => {
    actionsOf(personId).block(blocked);
    return true;
  });
  post('/user/invite', place, ({ as: personId, chatId }) => {
    actionsOf(personId).invite(chatId);
    return true;
  });
  post('/user/faults', faultsWanted, wish => {
    parts.faults.set(wish);
    return true;
  });
  routes.post('/user/document', c =>
    envelope(c, async () => {
      if (!isMultipart(c)) throw unsupported('multipart/form-data');
      const sent = parse(fileSent, await readMultipart(c));
      return actionsOf(sent.as).sendDocument(sent.chatId, sent.file, sent.caption);
    }),
  );
  return routes;
}

/** Asks for JSON by its name: another site's form cannot send that without asking first. */
async function readJson<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  if (!c.req.header('content-type')?.startsWith('application/json')) {
    throw unsupported('application/json');
  }
  const body: unknown = await c.req.json().catch(() => undefined);
  return parse(schema, body);
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  requireWellFormed(value);
  const result = schema.safeParse(value);
  if (!result.success) throw badRequest(z.prettifyError(result.error));
  return result.data;
}

function unsupported(expected: string): BotApiFailure {
  return new BotApiFailure(415, `Unsupported Media Type: ${expected} expected`);
}
