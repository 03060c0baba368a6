import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { BotProcess, until } from './bot-process.ts';
import { sized } from './size.ts';
import { Tally } from './tally.ts';
import { type Outage, TelegramDouble } from './telegram-double.ts';

const LASTING_MS = sized(3_000, 30_000);
const WAYS: readonly (Outage | 'refuse')[] = ['refuse', 'reset', 'hang', 'html', 'half'];
const ANSWER_MS = 30;
const QUESTIONS = 12;
const MOST_CHARACTERS_OF_REASON = 80;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yinju-bot-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Telegram is away while questions are being answered, and comes back. */
async function away(way: Outage | 'refuse'): Promise<string> {
  const telegram = new TelegramDouble();
  await telegram.up();
  const bot = new BotProcess(telegram, path.join(folder, `${way}.sqlite`), ANSWER_MS);
  try {
    const asked = Array.from({ length: QUESTIONS }, (_, n) =>
      telegram.ask(1 + n, `第${n}次会议？`),
    );
    await until(bot, 'the first answer', () => telegram.sent.length > 0);
    if (way === 'refuse') await telegram.down();
    else telegram.outage = way;
    const before = telegram.sent.length;
    await sleep(LASTING_MS);
    asked.push(telegram.ask(99, '还在吗？'));
    const polls = telegram.polls;
    const back = performance.now();
    if (way === 'refuse') await telegram.up();
    else telegram.outage = null;
    await until(bot, 'a poll', () => telegram.polls > polls);
    const polled = ((performance.now() - back) / 1000).toFixed(0);
    const answered = () => new Set(telegram.sent.map(({ to }) => to)).size;
    await until(bot, 'all answers', () => answered() === asked.length);
    const twice = telegram.sent.length - answered();
    if (twice > 1) throw new Error(`${twice} answers twice`);
    const error = /"level":50.*/u.exec(bot.log)?.[0];
    if (error) throw new Error(error.slice(0, MOST_CHARACTERS_OF_REASON));
    return `${way}: ${asked.length - before} left, polled after ${polled} s, ${twice} twice`;
  } finally {
    await bot.end('SIGTERM');
    await telegram.down();
  }
}

describe('a bot whose Telegram is away', () => {
  it('answers what was asked when it is back', async () => {
    const tally = new Tally('Telegram away');
    await Promise.all(WAYS.map(way => tally.check(way, () => away(way))));
    tally.end();
  });
});
