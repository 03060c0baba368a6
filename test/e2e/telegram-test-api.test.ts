import { once } from 'node:events';
import { createServer } from 'node:net';
import { TelegramServer } from 'telegram-test-api/lib/telegramServer.js';
import { afterEach, expect, it } from 'vitest';
import { runForTest } from '../helpers/running-bot.ts';
import { TOKEN } from '../helpers/telegram.ts';

let server: TelegramServer | undefined;

afterEach(async () => {
  await server?.stop();
});

it('answers through a Bot API written by others, which knows neither typing nor commands', async () => {
  server = new TelegramServer({ port: await freePort(), host: '127.0.0.1' });
  await server.start();
  const client = server.getClient(TOKEN, { userId: 5, chatId: 5 });
  const bot = runForTest({ token: TOKEN, apiRoot: server.config.apiURL });
  await bot.until('"polling"');
  await server.addUserMessage(client.makeMessage('核酸采样点增加到多少个？'));
  await bot.atLeast(1);
  await bot.stop();

  expect(server.storage.botMessages.map(({ message }) => message)).toMatchObject([
    {
      chat_id: 5,
      text: expect.stringContaining('由186个增加到320个'),
      entities: [{ type: 'blockquote', offset: 0, length: 25 }],
      link_preview_options: { is_disabled: true },
      reply_parameters: { message_id: 1 },
    },
  ]);
  expect(bot.lines.join('')).not.toContain('update failed');
});

/** The package takes no 0 for any port. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
