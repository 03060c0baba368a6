import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from 'vitest';
import { BotProcess, until } from './bot-process.ts';
import { below, seededRandom, sized } from './size.ts';
import { Tally } from './tally.ts';
import { TelegramDouble } from './telegram-double.ts';

const KILLS = sized(5, 50);
const STOPS = sized(3, 30);
/** Questions that wait at all times. */
const WAITING = 20;
const CHATS = 60;
const MOST_WORK_MS = 150;
const STOP_WITHIN_MS = 10_000;

let folder: string;
let telegram: TelegramDouble;
let asked: number[];
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yinju-bot-'));
});
beforeEach(async () => {
  telegram = new TelegramDouble();
  asked = [];
  await telegram.up();
});
afterEach(() => telegram.down());
afterAll(() => rm(folder, { recursive: true, force: true }));

const answered = () => new Set(telegram.sent.map(({ to }) => to)).size;
/** Replies beyond the first to each question. */
const twice = () => telegram.sent.length - answered();

/** People ask until so many questions wait. */
function fillUp(): void {
  while (asked.length - answered() < WAITING) {
    asked.push(telegram.ask(1 + (asked.length % CHATS), `第${asked.length}次会议谁主持？`));
  }
}

/** A bot on a state of its own name; it has begun to answer when this resolves. */
async function begun(name: string): Promise<BotProcess> {
  const bot = new BotProcess(telegram, path.join(folder, `${name}.sqlite`));
  const before = answered();
  fillUp();
  await until(bot, 'the first answers', () => answered() >= before + 4);
  return bot;
}

/** Every question has its reply, and no other question's. */
async function expectAllAnswered(name: string): Promise<void> {
  const bot = new BotProcess(telegram, path.join(folder, `${name}.sqlite`));
  await until(bot, 'all answers', () => answered() === asked.length);
  const code = await bot.end('SIGTERM');
  if (code !== 0) throw new Error(`the bot ended with ${code}: ${bot.log.slice(-500)}`);
}

describe('a bot that is killed', () => {
  it('loses no question, and answers at most one a kill again', async () => {
    const tally = new Tally('kill -9 of the bot among answers');
    const random = seededRandom(7);
    for (let n = 0; n < KILLS; n++) {
      await tally.check(`kill ${n}`, async () => {
        const before = twice();
        const bot = await begun('killed');
        for (let left = below(random, MOST_WORK_MS); left > 0; left -= 5) {
          fillUp();
          await sleep(5);
        }
        await bot.end('SIGKILL');
        // Of the kill before, or of this one's start.
        const more = twice() - before;
        if (more > 1) throw new Error(`${more} answers twice`);
        return more === 0 ? 'none twice' : `${more} twice`;
      });
    }
    await tally.check('nothing is lost', async () => {
      await expectAllAnswered('killed');
      if (twice() > KILLS) throw new Error(`${twice()} answers twice after ${KILLS} kills`);
      return `all ${asked.length} answered, ${twice()} twice`;
    });
    tally.end();
  });
});

describe('a bot that is stopped', () => {
  it('ends what it is answering, and its successor the rest, none twice', async () => {
    const tally = new Tally('SIGTERM to the bot among answers');
    for (let n = 0; n < STOPS; n++) {
      await tally.check(`stop ${n}`, async () => {
        const bot = await begun('stopped');
        fillUp();
        const started = performance.now();
        const code = await bot.end('SIGTERM');
        const took = performance.now() - started;
        if (code !== 0) throw new Error(`exit ${code}: ${bot.log.slice(-500)}`);
        if (took > STOP_WITHIN_MS) throw new Error(`ended after ${Math.round(took)} ms`);
        return took < 1000 ? 'within a second' : 'within ten seconds';
      });
    }
    await tally.check('nothing is lost, nothing twice', async () => {
      await expectAllAnswered('stopped');
      if (twice() > 0) throw new Error(`${twice()} answers twice`);
      return `all ${asked.length} answered`;
    });
    tally.end();
  });
});
