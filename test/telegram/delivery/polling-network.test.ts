import { expect, it } from 'vitest';
import { runForTest, startTelegram, write } from '../../helpers/running-bot.ts';

it('waits for a network that is down when it starts', async () => {
  const { preview, proxy } = await startTelegram();
  await proxy.down();
  const bot = runForTest({ token: preview.token, apiRoot: proxy.apiRoot });
  await bot.until("Network request for 'getMe' failed!", 3);
  await proxy.up();
  await write(preview, '谁主持的会议？');
  await bot.atLeast(1);
  expect(bot.sent).toHaveLength(1);
});

it.each([
  ['a gateway with a page', 502, '<html><body>Bad Gateway</body></html>'],
  ['half an answer', 200, '{"ok":true,"res'],
  ['nothing', 200, ''],
])('waits when the first answer is %s', async (_, status, body) => {
  const { preview, proxy } = await startTelegram();
  proxy.fail('getMe', status, body, 2);
  const bot = runForTest({ token: preview.token, apiRoot: proxy.apiRoot });
  await bot.until('"polling"');
  await bot.stop();
  expect(bot.lines.filter(line => line.includes('trying again'))).toHaveLength(2);
});

it('goes on when the network comes back after it was lost', async () => {
  const { preview, proxy } = await startTelegram();
  const bot = runForTest({ token: preview.token, apiRoot: proxy.apiRoot });
  await write(preview, '谁主持的会议？');
  await bot.atLeast(1);
  await proxy.down();
  await proxy.up();
  await write(preview, '那学校呢？');
  await bot.atLeast(2);
  await bot.stop();
  expect(bot.sent).toHaveLength(2);
});

it('stops while the network is down from the beginning', async () => {
  const { preview, proxy } = await startTelegram();
  await proxy.down();
  const bot = runForTest({ token: preview.token, apiRoot: proxy.apiRoot });
  await bot.until('trying again');
  await bot.stop();
  expect(bot.lines.join('')).not.toContain(preview.token);
});

it('stops while the network is lost, and says that it could not confirm', async () => {
  const { preview, proxy } = await startTelegram();
  const bot = runForTest({ token: preview.token, apiRoot: proxy.apiRoot });
  await write(preview, '谁主持的会议？');
  await bot.atLeast(1);
  await proxy.down();
  await bot.stop();
  expect(bot.lines.join('')).toContain('last update not confirmed');
  expect(bot.lines.join('')).not.toContain(preview.token);
});
