import { request } from 'node:http';
import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { startPreview } from '../../src/preview/server.ts';
import { post, privateId, startForTest } from './start-for-test.ts';

const message = { chatId: privateId, text: '问' };

it('makes a new token of the right form at every start', async () => {
  const [one, two] = [await startForTest(), await startForTest()];
  expect(one.preview.token).toMatch(/^7000000001:[A-Za-z0-9_-]{35}$/);
  expect(one.preview.token).not.toBe(two.preview.token);
});

it('refuses another token, and a path without a method', async () => {
  const { preview } = await startForTest();
  const wrong = await post(`${preview.apiRoot}/bot7000000001:${'x'.repeat(35)}/getMe`, {});
  expect(wrong).toMatchObject({ status: 401, error_code: 401, description: 'Unauthorized' });
  const nothing = await post(`${preview.apiRoot}/bot${preview.token}/`, {});
  expect(nothing).toMatchObject({ status: 404, description: 'Not Found' });
});

it('takes parameters from the query, from forms and from JSON', async () => {
  const { preview } = await startForTest();
  const url = `${preview.apiRoot}/bot${preview.token}/sendmessage`;
  const fields = {
    chat_id: String(privateId),
    text: '会议',
    entities: JSON.stringify([{ type: 'bold', offset: 0, length: 2 }]),
  };
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const requests = [
    fetch(`${url}?${new URLSearchParams(fields)}`),
    fetch(url, { method: 'POST', body: new URLSearchParams(fields) }),
    fetch(url, { method: 'POST', body: form }),
  ];
  for (const answer of await Promise.all(requests)) {
    const { result } = (await answer.json()) as { result: object };
    expect(result).toMatchObject({ text: '会议', entities: [{ type: 'bold' }] });
  }
  expect((await post(url, fields)).result).toMatchObject({ entities: [{ type: 'bold' }] });
});

it('refuses a Host that is not this machine', async () => {
  const { preview } = await startForTest();
  expect(await statusWith(preview.url, { host: 'evil.example' })).toBe(403);
  expect(await statusWith(preview.url, { host: '127.0.0.1.evil.example' })).toBe(403);
  expect(await statusWith(preview.url, { host: `localhost:${new URL(preview.url).port}` })).toBe(
    200,
  );
});

it('refuses what a page of another origin posts', async () => {
  const { preview, bot } = await startForTest();
  const send = (headers: Record<string, string>) =>
    fetch(`${preview.apiRoot}/user/message`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(message),
    });
  expect((await send({ origin: 'https://evil.example' })).status).toBe(403);
  expect((await send({ origin: 'null' })).status).toBe(403);
  expect((await send({ 'content-type': 'text/plain' })).status).toBe(415);
  expect((await bot('getUpdates')).result).toHaveLength(0);
  expect((await send({ origin: preview.apiRoot })).status).toBe(200);
});

it('refuses a body over one megabyte and one that is not JSON', async () => {
  const { preview, user } = await startForTest();
  expect((await user('message', { ...message, text: 'x'.repeat(1_100_000) })).status).toBe(413);
  const url = `${preview.apiRoot}/bot${preview.token}/sendMessage`;
  const headers = { 'content-type': 'application/json' };
  const broken = await fetch(url, { method: 'POST', headers, body: '{' });
  expect(broken.status).toBe(400);
  expect(await user('message', { text: 5 })).toMatchObject({ ok: false, status: 400 });
});

it('serves a page that runs and loads nothing from elsewhere', async () => {
  const { preview } = await startForTest();
  const page = await fetch(preview.url);
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'self'/);
  const html = await page.text();
  const assets = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '');
  expect(assets.length).toBeGreaterThan(2);
  for (const path of assets) {
    expect(path).toMatch(/^\/assets\//);
    expect((await fetch(new URL(path, preview.url))).status).toBe(200);
  }
  expect((await fetch(new URL('/assets/tsconfig.json', preview.url))).status).toBe(404);
  expect((await fetch(new URL('/assets/..%2fserver.js', preview.url))).status).toBe(404);
});

it('serves further pages beside the chat, by the same rules', async () => {
  const routes = new Hono().get('/reports', c => c.text('会议报道'));
  const preview = await startPreview({ port: 0, routes });
  const page = await fetch(new URL('/reports', preview.url));
  const chat = await fetch(preview.url);
  await preview.close();

  expect(await page.text()).toBe('会议报道');
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'self'/);
  expect(await chat.text()).toContain('<title>');
});

it('says which port is taken and what to do', async () => {
  const { preview } = await startForTest();
  const port = Number(new URL(preview.url).port);
  await expect(startPreview({ port })).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is in use: pass --port or set PREVIEW_PORT`,
  );
});

it('closes while a poll and an event stream are open', async () => {
  const { preview, bot } = await startForTest();
  const poll = bot('getUpdates', { timeout: 50 }).catch(() => undefined);
  const events = await fetch(new URL('/events', preview.url));
  const reader = events.body?.getReader();
  await reader?.read();
  await preview.close();
  await poll;
  await expect(fetch(preview.url)).rejects.toThrow();
  await reader?.cancel().catch(() => undefined);
});

/** `fetch` does not let its caller choose the Host. */
function statusWith(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, response => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
