import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from 'vitest';
import { BotProcess, share, until } from './bot-process.ts';
import { sized } from './size.ts';
import { Tally } from './tally.ts';
import { type Sent, TelegramDouble } from './telegram-double.ts';

const BURST = { updates: 1_000, chats: 200 };
const FLOODING = 9_999;
const FLOOD = { everyMs: 20, seconds: sized(4, 60) };
const OTHERS = 20;
const STEADY = { everyMs: 100, seconds: sized(5, 120) };
const ANSWER_MS = 5;
const REFUSED = /没有收下|问得太快/u;

let folder: string;
let telegram: TelegramDouble;
let bot: BotProcess;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yinju-bot-'));
});
beforeEach(async context => {
  telegram = new TelegramDouble();
  await telegram.up();
  bot = new BotProcess(telegram, path.join(folder, `${context.task.id}.sqlite`), ANSWER_MS);
  await until(bot, 'the first poll', () => telegram.polls > 0);
});
afterEach(async () => {
  await bot.end('SIGTERM');
  await telegram.down();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const times = (sent: Sent[]) =>
  [0.5, 0.95]
    .map(part =>
      share(
        sent.map(({ after }) => after),
        part,
      ),
    )
    .join(' / ');

/** Ask at an even pace. */
async function steadily(count: number, everyMs: number, ask: (n: number) => void): Promise<void> {
  const started = performance.now();
  for (let n = 0; n < count; n++) {
    ask(n);
    await sleep(Math.max(0, started + (n + 1) * everyMs - performance.now()));
  }
}

/** Every question once, and in the order in which it was asked. */
function expectOnceInOrder(asked: number[], sent: Sent[]): void {
  const answered = sent.map(({ to }) => to);
  if (JSON.stringify(answered) !== JSON.stringify(asked)) {
    throw new Error(`asked ${asked.slice(0, 30)} answered ${answered.slice(0, 30)}`);
  }
}

describe('a bot with much to do', () => {
  it('answers a burst of many chats, each once and in order', async () => {
    const tally = new Tally('1,000 questions of 200 chats at once');
    const byChat = new Map<number, number[]>();
    for (let n = 0; n < BURST.updates; n++) {
      const chat = 1 + (n % BURST.chats);
      const asked = byChat.get(chat) ?? [];
      byChat.set(chat, [...asked, telegram.ask(chat, `第${n}次会议谁主持？`)]);
    }
    const started = performance.now();
    await until(bot, 'all answers', () => telegram.sent.length >= BURST.updates, 180_000);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    for (const [chat, asked] of byChat) {
      const ofChat = telegram.sent.filter(sent => sent.chat === chat);
      await tally.check(`chat ${chat}`, async () => void expectOnceInOrder(asked, ofChat));
    }
    const firsts = telegram.sent.slice(0, BURST.chats).map(({ chat }) => chat);
    await tally.check('the first of each chat before the second of any', async () => {
      if (new Set(firsts).size < BURST.chats) throw new Error(`first answers to ${firsts}`);
      return `in ${seconds} s`;
    });
    tally.end();
  });

  it('answers others as ever while one chat floods it', async () => {
    const tally = new Tally('one chat floods, others ask');
    const others = async () => {
      const before = telegram.sent.length;
      const asked: number[] = [];
      await steadily(OTHERS, (FLOOD.seconds * 1000) / OTHERS, n => {
        asked.push(telegram.ask(1 + n, `第${n}次会议谁主持？`));
      });
      const isTheirs = ({ chat }: Sent) => chat !== FLOODING;
      const answers = () => telegram.sent.slice(before).filter(isTheirs);
      await until(bot, 'answers to the others', () => answers().length >= OTHERS);
      return { asked, sent: answers() };
    };
    const alone = await others();
    const flood: number[] = [];
    const flooding = steadily((FLOOD.seconds * 1000) / FLOOD.everyMs, FLOOD.everyMs, n => {
      flood.push(telegram.ask(FLOODING, `第${n}次会议谁主持？`));
    });
    const beside = await others();
    await flooding;
    await until(bot, 'all updates', () => bot.log.split('"outcome"').length > flood.length + 40);
    for (const { asked, sent } of [alone, beside]) {
      await tally.check('others', async () => void expectOnceInOrder(asked, sent));
    }
    await tally.check('the one that floods', async () => {
      const sent = telegram.sent.filter(({ chat }) => chat === FLOODING);
      const answers = sent.filter(({ text }) => !REFUSED.test(text));
      const told = sent.length - answers.length;
      expectOnceInOrder(
        [...answers.map(({ to }) => to)].sort((a, b) => a - b),
        answers,
      );
      if (answers.length === 0 || told === 0) throw new Error(`${answers.length}, told ${told}`);
      return `p50 / p95 of others ${times(alone.sent)} ms alone, ${times(beside.sent)} ms beside ${flood.length}`;
    });
    tally.end();
  });

  it('answers ten questions a second', async () => {
    const tally = new Tally('ten questions a second');
    const asked: number[] = [];
    await steadily((STEADY.seconds * 1000) / STEADY.everyMs, STEADY.everyMs, n => {
      asked.push(telegram.ask(1 + (n % 40), `第${n}次会议谁主持？`));
    });
    await until(bot, 'all answers', () => telegram.sent.length >= asked.length);
    await tally.check('each once', async () => {
      const answered = telegram.sent.map(({ to }) => to).sort((a, b) => a - b);
      if (JSON.stringify(answered) !== JSON.stringify(asked)) throw new Error('not each once');
      return `${asked.length} answered, p50 / p95 ${times(telegram.sent)} ms`;
    });
    tally.end();
  });
});
