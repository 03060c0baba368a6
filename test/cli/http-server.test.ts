import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { startHttpServer } from '../../src/cli/http-server.ts';

const ANY = { HTTP_HOST: '127.0.0.1', HTTP_PORT: 0 };

it('serves a site to this machine until it is closed', async () => {
  const server = await startHttpServer(
    new Hono().get('/', c => c.text('会议')),
    ANY,
  );

  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
  expect(await (await fetch(server.url)).text()).toBe('会议');
  await server.close();
  await expect(fetch(server.url)).rejects.toThrow();
});

it('says when its port is taken, and what to set', async () => {
  const server = await startHttpServer(new Hono(), ANY);
  const HTTP_PORT = Number(new URL(server.url).port);

  await expect(startHttpServer(new Hono(), { ...ANY, HTTP_PORT })).rejects.toThrow(
    /port \d+ of 127\.0\.0\.1 \(EADDRINUSE\): set HTTP_PORT/u,
  );
  await server.close();
});
