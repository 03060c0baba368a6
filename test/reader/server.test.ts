import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { startReader } from '../../src/reader/server.ts';

it('serves pages to this machine until it is closed', async () => {
  const site = new Hono().get('/', c => c.text('会议'));
  const reader = await startReader(site, 0);

  expect(reader.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/u);
  expect(await (await fetch(reader.url)).text()).toBe('会议');
  await reader.close();
  await expect(fetch(reader.url)).rejects.toThrow();
});

it('says when its port is taken', async () => {
  const reader = await startReader(new Hono(), 0);
  const port = Number(new URL(reader.url).port);

  await expect(startReader(new Hono(), port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await reader.close();
});
