import { timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { BotApi } from './bot-api.ts';
import { BotApiFailure, badRequest } from './bot-api-failure.ts';
import { RequestParams } from './request-params.ts';

/** `/bot<token>/<method>`, answered in Telegram's envelope. */
export function botRoutes(api: BotApi, token: string): Hono {
  const routes = new Hono();
  routes.on(['GET', 'POST'], '/:bot{bot[^/]*}/:method', c =>
    envelope(c, async () => {
      if (!isSame(c.req.param('bot'), `bot${token}`)) throw new BotApiFailure(401, 'Unauthorized');
      return api.call(c.req.param('method'), await readParams(c), c.req.raw.signal);
    }),
  );
  routes.all('/:bot{bot[^/]*}/*', c =>
    envelope(c, () => Promise.reject(new BotApiFailure(404, 'Not Found'))),
  );
  return routes;
}

/** Answers `{ ok: true, result }` or, for a BotApiFailure, `{ ok: false, error_code, … }`. */
export async function envelope(c: Context, act: () => Promise<unknown>): Promise<Response> {
  try {
    return c.json({ ok: true, result: await act() });
  } catch (error) {
    if (!(error instanceof BotApiFailure)) throw error;
    const answer = { ok: false, error_code: error.code, description: error.message };
    return new Response(JSON.stringify(answer), {
      status: error.code,
      headers: { 'content-type': 'application/json' },
    });
  }
}

async function readParams(c: Context): Promise<RequestParams> {
  return new RequestParams({ ...c.req.query(), ...(await readBody(c)) });
}

async function readBody(c: Context): Promise<Record<string, unknown>> {
  const type = c.req.header('content-type') ?? '';
  if (c.req.method === 'GET' || type === '') return {};
  if (!type.includes('json')) return c.req.parseBody();
  const text = await c.req.text();
  try {
    return text === '' ? {} : Object(JSON.parse(text));
  } catch {
    throw badRequest("can't parse JSON object");
  }
}

/** Takes the same time wherever the texts differ. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
