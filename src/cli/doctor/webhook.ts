import { z } from 'zod';
import type { Settings } from '../settings.ts';
import { type Finding, failure, good, warning } from './finding.ts';

const ABOUT = 'webhook';
const TIMEOUT_MS = 5_000;
const API_ROOT = 'https://api.telegram.org';
/** Telegram calls no others. */
const PORTS = ['', '80', '88', '443', '8443'];

const Info = z.object({
  ok: z.literal(true),
  result: z.object({
    url: z.string(),
    pending_update_count: z.number(),
    last_error_message: z.string().optional(),
  }),
});

type WebhookSettings = Pick<
  Settings,
  'BOT_TOKEN' | 'WEBHOOK_URL' | 'WEBHOOK_SECRET' | 'WEBHOOK_PORT'
>;

/** Whether the webhook is set up, and what Telegram says of it. */
export async function checkWebhook(
  { BOT_TOKEN, WEBHOOK_URL, WEBHOOK_SECRET, WEBHOOK_PORT }: WebhookSettings,
  { apiRoot = API_ROOT, timeoutMs = TIMEOUT_MS } = {},
): Promise<Finding> {
  if (!WEBHOOK_URL) return good(ABOUT, 'no WEBHOOK_URL: the bot polls');
  if (!WEBHOOK_SECRET) {
    const remedy = 'set it to what openssl rand -hex 32 prints';
    return failure(ABOUT, 'WEBHOOK_URL is set without WEBHOOK_SECRET', remedy);
  }
  const { port } = new URL(WEBHOOK_URL);
  if (!PORTS.includes(port)) {
    const remedy = 'use one of 80, 88, 443, 8443 in WEBHOOK_URL';
    return failure(ABOUT, `Telegram does not call port ${port}`, remedy);
  }
  const set = `${WEBHOOK_URL} is to reach port ${WEBHOOK_PORT} of this machine`;
  const info = BOT_TOKEN ? await webhookInfo(`${apiRoot}/bot${BOT_TOKEN}`, timeoutMs) : null;
  if (info === null) return good(ABOUT, `${set}; Telegram was not asked`);
  if (info.url !== WEBHOOK_URL) return good(ABOUT, `${set} as soon as the bot starts`);
  const { pending_update_count: pending, last_error_message: error } = info;
  if (error === undefined) return good(ABOUT, `${set}; ${pending} updates waiting there`);
  return warning(
    ABOUT,
    `Telegram could not deliver, the last time because of: ${error}`,
    `see that the reverse proxy hands ${WEBHOOK_URL} to 127.0.0.1:${WEBHOOK_PORT}`,
  );
}

/** What Telegram knows; null where it does not say. */
async function webhookInfo(address: string, timeoutMs: number) {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(`${address}/getWebhookInfo`, { signal });
    return Info.parse(await response.json()).result;
  } catch {
    return null;
  }
}
