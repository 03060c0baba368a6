import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import { startHttpServer } from '../../../src/cli/http-server.ts';
import { healthRoutes } from '../../../src/telegram/delivery/health.ts';
import { WebhookError } from '../../../src/telegram/delivery/operator-errors.ts';
import { runWebhook, webhookRoutes } from '../../../src/telegram/delivery/webhook.ts';
import { gatedAsk, offlineIntake, questionOf } from '../../helpers/offline-intake.ts';
import type { Ask, Call } from '../../helpers/telegram.ts';
import { askStub, logBook } from '../../helpers/telegram.ts';

const WEBHOOK = { url: 'https://yinju.example/hook/1', secret: 'a-secret_of-24-characters' };
const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** A server with the webhook before an intake, and ways to call it. */
async function started(ask: Ask = askStub) {
  const offline = offlineIntake(ask);
  await offline.intake.open();
  const { log } = logBook();
  const pages = new Hono().get('/r/1', c => c.text('page'));
  const health = () => ({
    mode: 'webhook' as const,
    isConnected: true,
    waiting: offline.intake.waiting,
    generation: 3,
  });
  const site = new Hono();
  for (const routes of [healthRoutes(health), webhookRoutes(WEBHOOK, offline.intake, log), pages]) {
    site.route('/', routes);
  }
  const server = await startHttpServer(site, { HTTP_HOST: '127.0.0.1', HTTP_PORT: 0 });
  cleanUps.push(() => server.close());
  const post = (body: string, secret: string | null = WEBHOOK.secret, path = '/hook/1') =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(secret === null ? {} : { 'x-telegram-bot-api-secret-token': secret }),
      },
      body,
    });
  return { ...offline, post, get: (path: string) => fetch(`${server.url}${path}`) };
}

describe('a call of the webhook', () => {
  it('is told that an update is taken before it is handled', async () => {
    const { ask, open } = gatedAsk();
    const { post, untilEnded, sentTo } = await started(ask);
    expect((await post(JSON.stringify(questionOf(7, 1)))).status).toBe(200);
    expect(sentTo(7)).toEqual([]);
    open();
    await untilEnded(1);
    expect(sentTo(7)).toHaveLength(1);
  });

  it('that comes again is well received and does nothing', async () => {
    const { post, untilEnded, sentTo, intake } = await started();
    const statuses = [];
    for (const _ of [1, 2, 3]) statuses.push((await post(JSON.stringify(questionOf(7, 1)))).status);
    await untilEnded(1);
    await intake.stop();
    expect(statuses).toEqual([200, 200, 200]);
    expect(sentTo(7)).toHaveLength(1);
  });

  it.each([
    ['no secret', null],
    ['an empty secret', ''],
    ['another secret', 'another-secret_of-24-char'],
    ['the beginning of the secret', WEBHOOK.secret.slice(0, -1)],
    ['more than the secret', `${WEBHOOK.secret}1`],
  ])('with %s is refused', async (_, secret) => {
    const { post, state } = await started();
    expect((await post(JSON.stringify(questionOf(7, 1)), secret)).status).toBe(401);
    expect(await state.journal.take(questionOf(7, 1), 'chat:7')).toBe(true);
  });

  it.each([
    ['half a JSON', '{"update_id":1,'],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['no number', '{"message":{}}'],
    ['a wrong number', '{"update_id":"1; DROP TABLE updates"}'],
    ['a broken number', '{"update_id":1.5}'],
  ])('with %s is refused', async (_, body) => {
    const { post } = await started();
    expect((await post(body)).status).toBe(400);
  });

  it('that is larger than any update is refused', async () => {
    const { post } = await started();
    const text = 'x'.repeat(2 * 1024 * 1024);
    expect((await post(JSON.stringify(questionOf(7, 1, text)))).status).toBe(413);
  });

  it('of an update of no known kind does no harm', async () => {
    const { post, untilEnded, ended } = await started();
    expect((await post('{"update_id":1,"something_new":{"from":7}}')).status).toBe(200);
    await untilEnded(1);
    expect(ended('handled')).toBe(1);
  });

  it('is to be made again when the update cannot be kept', async () => {
    const { post, state } = await started();
    await state.close();
    const response = await post(JSON.stringify(questionOf(7, 1)));
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  });
});

describe('the server of the webhook', () => {
  it('tells how the bot is', async () => {
    const { get } = await started();
    const response = await get('/healthz');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      ok: true,
      mode: 'webhook',
      isConnected: true,
      waiting: 0,
      generation: 3,
    });
  });

  it('tells when it has lost Telegram', async () => {
    const lost = { mode: 'polling', isConnected: false, waiting: 4, generation: 1 } as const;
    const response = await healthRoutes(() => lost).request('/healthz');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ ok: false, ...lost });
  });

  it('has the pages that it is given, and nothing else', async () => {
    const { get } = await started();
    expect(await (await get('/r/1')).text()).toBe('page');
    for (const path of ['/', '/hook', '/hook/1', '/hook/1/2', '/healthz/x']) {
      expect((await get(path)).status, path).toBe(404);
    }
  });
});

describe('the bot with a webhook', () => {
  const badUrl = {
    ok: false,
    error_code: 400,
    description: 'Bad Request: bad webhook: HTTPS url must be provided for webhook',
  };

  it('has Telegram call it, with the secret, for what it wants to be told', async () => {
    const { bot, intake, calls, log } = { ...offlineIntake(), log: logBook() };
    const controller = new AbortController();
    const parts = { bot, intake, webhook: WEBHOOK, adminIds: new Set<number>(), log: log.log };
    const ended = runWebhook(parts, controller.signal);
    await log.until('webhook set');
    controller.abort();
    await ended;
    const { payload } = calls.find(({ method }) => method === 'setWebhook') as Call;
    expect(payload).toMatchObject({ url: WEBHOOK.url, secret_token: WEBHOOK.secret });
    expect(payload.allowed_updates).toContain('inline_query');
    expect(calls.map(({ method }) => method)).not.toContain('deleteWebhook');
    expect(log.lines.join('')).not.toContain(WEBHOOK.secret);
  });

  it('stops with a clear message when Telegram does not take the address', async () => {
    const refuse = ({ method }: Call) => (method === 'setWebhook' ? badUrl : undefined);
    const { bot, intake } = offlineIntake(undefined, undefined, refuse);
    const parts = {
      bot,
      intake,
      webhook: WEBHOOK,
      adminIds: new Set<number>(),
      log: logBook().log,
    };
    const ended = runWebhook(parts, new AbortController().signal);
    await expect(ended).rejects.toThrow(WebhookError);
    await expect(ended).rejects.toThrow(/WEBHOOK_URL.*HTTPS url must be provided/u);
  });
});
