import { timingSafeEqual } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import { BotApiFailure } from '../bot-api-failure.ts';
import type { Faults } from '../faults.ts';
import type { BotApi } from '../methods/bot-api.ts';
import { readParams } from './request-body.ts';

/** `/bot<token>/<method>`, answered in Telegram's envelope. */
export function botRoutes(api: BotApi, faults: Faults, token: string): Hono {
  const routes = new Hono();
  routes.on(['GET', 'POST'], '/:bot{bot[^/]*}/:method', async c => {
    const method = c.req.param('method');
    const isAllowed = isSame(c.req.param('bot'), `bot${token}`);
    const fault = isAllowed ? faults.meet(method) : null;
    if (fault === 'bad gateway') return badGateway(c);
    return envelope(c, async () => {
      if (!isAllowed) throw new BotApiFailure(401, 'Unauthorized');
      const params = await readParams(c);
      if (fault && 'failure' in fault) throw fault.failure;
      if (fault && 'delayMs' in fault) await delay(fault.delayMs);
      return api.call(method, params, c.req.raw.signal);
    });
  });
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
    const { code, message, parameters } = error;
    const answer = { ok: false, error_code: code, description: message, parameters };
    return new Response(JSON.stringify(answer), {
      status: code,
      headers: { 'content-type': 'application/json' },
    });
  }
}

/** The server before Telegram's own answers in HTML. */
function badGateway(c: Context): Response {
  return c.html(
    '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>',
    502,
  );
}

/** Takes the same time wherever the texts differ. */
export function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
