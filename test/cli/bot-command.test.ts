import { expect, it } from 'vitest';
import { runYinju } from '../helpers/run-yinju.ts';
import { TOKEN } from '../helpers/telegram.ts';

const BOT_TOKEN = `${TOKEN}-of-its-full-length`;

it.each([
  ['without a token', {}, /^yinju: BOT_TOKEN is not set.*\.env\n$/u],
  [
    'with a webhook that anybody could write to',
    { BOT_TOKEN, WEBHOOK_URL: 'https://yinju.example/hook' },
    /^yinju: WEBHOOK_URL needs WEBHOOK_SECRET.*openssl rand -hex 32 gives\n$/u,
  ],
  [
    'with a webhook that is not safe to call',
    { BOT_TOKEN, WEBHOOK_URL: 'http://yinju.example/hook' },
    /^yinju: WEBHOOK_URL is not usable; it takes: https address/u,
  ],
  [
    'with a secret that can be guessed',
    { BOT_TOKEN, WEBHOOK_URL: 'https://yinju.example/hook', WEBHOOK_SECRET: 'short' },
    /^yinju: WEBHOOK_SECRET is not usable/u,
  ],
])('the bot does not start %s', async (_, settings, message) => {
  const { code, stderr } = await runYinju(['bot'], settings);
  expect(stderr).toMatch(message);
  expect(stderr).not.toContain(TOKEN);
  expect(code).toBe(1);
});
