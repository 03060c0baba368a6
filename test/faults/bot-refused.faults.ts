import { describe, it } from 'vitest';
import { runForTest, startTelegram, write } from '../helpers/running-bot.ts';
import { REFUSALS } from '../telegram/calls/bot-api-refusals.ts';
import { eachOf, Tally } from './tally.ts';

const AT_ONCE = 12;
const REFUSED_TIMES = 2;
const MOST_MS = 60_000;

describe('a bot whose polls are refused', () => {
  it('polls again, whatever the reason', async () => {
    const tally = new Tally('every refusal of the Bot API, at getUpdates');
    await eachOf(REFUSALS, AT_ONCE, async ({ kind: _, ...refusal }) => {
      await tally.check(refusal.description, async () => {
        const { preview, proxy } = await startTelegram();
        proxy.fail('getUpdates', refusal.error_code, { ok: false, ...refusal }, REFUSED_TIMES);
        const bot = runForTest({ token: preview.token, apiRoot: proxy.apiRoot });
        await write(preview, '谁主持的会议？');
        const timer = AbortSignal.timeout(MOST_MS);
        const late = new Promise((_, reject) => {
          timer.addEventListener('abort', () => reject(new Error('no answer in time')));
        });
        await Promise.race([bot.atLeast(1), late]);
        await bot.stop();
        if (bot.sent.length !== 1) throw new Error(`${bot.sent.length} answers`);
        return 'answered';
      });
    });
    tally.end();
  });
});
