import { expect, it } from 'vitest';
import { UpdateQueue } from '../../src/preview/kept/update-queue.ts';
import { privateId, startForTest } from './start-for-test.ts';

const conflict =
  'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';

it('delivers an update again until a larger offset confirms it', async () => {
  const { bot, user } = await startForTest();
  await user('message', { chatId: privateId, text: '你好' });

  const first = await bot('getUpdates');
  const again = await bot('getUpdates');
  expect(first.result).toHaveLength(1);
  expect(again.result).toEqual(first.result);

  const confirmed = await bot('getUpdates', { offset: first.result[0].update_id + 1 });
  expect(confirmed.result).toEqual([]);
  expect((await bot('getWebhookInfo')).result.pending_update_count).toBe(0);
});

it('holds a poll open until something happens', async () => {
  const { bot, user } = await startForTest();
  const poll = bot('getUpdates', { timeout: 50 });
  await user('message', { chatId: privateId, text: '会议说了什么？' });
  expect((await poll).result[0].message.text).toBe('会议说了什么？');
});

it('ends the earlier of two polls at a time with a conflict', async () => {
  const { bot, user } = await startForTest();
  const polls = [bot('getUpdates', { timeout: 50 }), bot('getUpdates', { timeout: 50 })];
  expect(await Promise.race(polls)).toMatchObject({
    ok: false,
    status: 409,
    description: conflict,
  });

  await user('message', { chatId: privateId, text: '在' });
  const answers = await Promise.all(polls);
  expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(answers.find(({ ok }) => ok)?.result).toHaveLength(1);
});

it('gives at most as many updates as the limit, and never more than 100', async () => {
  const queue = filledQueue(150);
  expect(await queue.poll({ limit: 2 })).toHaveLength(2);
  expect(await queue.poll({ limit: 0 })).toHaveLength(1);
  expect(await queue.poll({ limit: 5000 })).toHaveLength(100);
  expect(await queue.poll({})).toHaveLength(100);
});

it('keeps only the newest updates for a negative offset', async () => {
  const queue = filledQueue(5);
  const ids = (await queue.poll({ offset: -2 })).map(update => update.update_id);
  expect(ids).toEqual([4, 5]);
  expect(queue.size).toBe(2);
});

it('forgets the oldest updates beyond a thousand', async () => {
  const queue = filledQueue(1003);
  expect(queue.size).toBe(1000);
  expect((await queue.poll({ limit: 1 }))[0]?.update_id).toBe(4);
});

it('remembers which kinds of updates were asked for', async () => {
  const queue = new UpdateQueue(1);
  await queue.poll({ allowedUpdates: ['callback_query'] });
  queue.push({ message: {} as never });
  expect(queue.size).toBe(0);
  await queue.poll({ allowedUpdates: [] });
  queue.push({ message: {} as never });
  expect(queue.size).toBe(1);
});

it('lets go of a poll whose caller has gone', async () => {
  const queue = new UpdateQueue(1);
  const caller = new AbortController();
  const poll = queue.poll({ timeoutSeconds: 50, signal: caller.signal });
  caller.abort();
  expect(await poll).toEqual([]);
});

it('drops what waits when the webhook is deleted with that wish', async () => {
  const { bot, user } = await startForTest();
  await user('message', { chatId: privateId, text: '旧' });
  expect((await bot('deleteWebhook', { drop_pending_updates: true })).result).toBe(true);
  expect((await bot('getUpdates')).result).toEqual([]);
});

it('says honestly that it has no webhooks', async () => {
  const { bot } = await startForTest();
  const answer = await bot('setWebhook', { url: 'https://example.com/hook' });
  expect(answer).toMatchObject({ ok: false, status: 400 });
  expect(answer.description).toMatch(/^Bad Request: bad webhook: /);
});

function filledQueue(count: number): UpdateQueue {
  const queue = new UpdateQueue(1);
  for (let sent = 0; sent < count; sent += 1) queue.push({ message: {} as never });
  return queue;
}
