import { afterEach } from 'vitest';
import { type Preview, startPreview } from '../../src/preview/server.ts';
import { createBot } from '../../src/telegram/bot.ts';
import { Intake } from '../../src/telegram/delivery/intake.ts';
import { runBot } from '../../src/telegram/delivery/polling.ts';
import type { State } from '../../src/telegram/state/state.ts';
import { FaultyProxy } from './faulty-proxy.ts';
import { type Ask, askStub, botParts, logBook, replies } from './telegram.ts';

/** Short, but polling is never slow enough in a test to count as healthy. */
const WAITS = { firstWaitMs: 10, longestWaitMs: 10_000 };

const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** A preview with a proxy before it, both ended after the test. */
export async function startTelegram() {
  const preview = await startPreview({ port: 0 });
  cleanUps.push(() => preview.close());
  const proxy = new FaultyProxy(preview.apiRoot);
  await proxy.up();
  cleanUps.push(() => proxy.down());
  return { preview, proxy };
}

/** A bot that polls until it is stopped, at the latest after the test. */
export function runForTest(
  { token, apiRoot }: { token: string; apiRoot: string },
  ask: Ask = askStub,
  state?: State,
) {
  const { log, ...book } = logBook();
  const parts = botParts({ ask, log, ...(state ? { state } : {}) });
  const bot = createBot({ token, apiRoot, ...parts });
  const intake = new Intake({ bot, state: parts.state, log });
  const { sent, atLeast } = replies(bot);
  const controller = new AbortController();
  const { adminIds } = parts;
  const ended = runBot({ bot, intake, apiRoot, adminIds, log }, controller.signal, WAITS);
  // A test that expects the failure awaits `ended` itself.
  ended.catch(() => {});
  const stop = () => {
    controller.abort();
    return ended;
  };
  cleanUps.push(() => stop().catch(() => {}));
  return { ...book, sent, atLeast, ended, stop, abort: () => controller.abort() };
}

/** A person writes in the preview's private chat. */
export async function write(preview: Preview, text: string): Promise<void> {
  const response = await fetch(`${preview.url}user/message`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ chatId: 1001, text }),
  });
  if (!response.ok) throw new Error(await response.text());
}

/** Updates that Telegram still holds for the bot. */
export async function pendingUpdates(preview: Preview): Promise<number> {
  const response = await fetch(`${preview.apiRoot}/bot${preview.token}/getWebhookInfo`);
  const { result } = (await response.json()) as { result: { pending_update_count: number } };
  return result.pending_update_count;
}
