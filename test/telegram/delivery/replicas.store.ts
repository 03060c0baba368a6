import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect, disconnect, type Store } from '../../../src/postgres/connect.ts';
import { query } from '../../../src/postgres/query.ts';
import { TelegramDouble } from '../../faults/telegram-double.ts';
import { questionOf } from '../../helpers/offline-intake.ts';
import { SERVER_URL, serverDatabase } from '../../helpers/postgres.ts';
import { emptyState, migratedState } from '../../helpers/postgres-state.ts';
import { ReplicaProcess } from '../../helpers/replica-process.ts';

const MOST_CHATS = 200;
const QUESTIONS_A_CHAT = 10;
/** Calls that Telegram makes at once. */
const CALLS_AT_ONCE = 20;
const TWICE_SHARE = 0.1;
const LEASE_MS = 4_000;
/** Messages that a bot handles at once. */
const AT_WORK = 4;
const MOST_MS = 150_000;

describe.skipIf(!SERVER_URL)('three bots of one database', { timeout: 2 * MOST_MS }, () => {
  let url: string;
  let store: Store;
  let telegram: TelegramDouble;
  let replicas: ReplicaProcess[];

  beforeAll(async () => {
    url = await migratedState(serverDatabase);
  });
  beforeEach(async () => {
    store = connect(url, { poolSize: 2 });
    await emptyState(store);
    telegram = new TelegramDouble();
    telegram.sendMs = 1;
    await telegram.up();
    const { token, apiRoot } = telegram;
    const given = { token, apiRoot, storeUrl: url, leaseMs: LEASE_MS, answerMs: 2 };
    replicas = [1, 2, 3].map(() => new ReplicaProcess(given));
    await Promise.all(replicas.map(replica => replica.listening()));
  });
  afterEach(async () => {
    await Promise.all(replicas.map(replica => replica.end('SIGTERM')));
    await disconnect(store);
    await telegram.down();
  });

  const anyReplica = () => replicas[Math.floor(Math.random() * replicas.length)] as ReplicaProcess;

  /** To any bot, and to another one until one has taken it; some come twice. */
  async function bring(update: object): Promise<void> {
    const again = Math.random() < TWICE_SHARE ? anyReplica().bring(update) : null;
    while (!(await anyReplica().bring(update))) await sleep(20);
    await again;
  }

  /** Ten questions of each chat, each of a chat when the one before was taken. */
  async function bringAll(count: number): Promise<void> {
    const chats = Array.from({ length: count }, (_, n) => n + 1);
    const bringing = Array.from({ length: CALLS_AT_ONCE }, async () => {
      for (let chat = chats.shift(); chat !== undefined; chat = chats.shift()) {
        for (let n = 0; n < QUESTIONS_A_CHAT; n++) {
          await bring(questionOf(chat, n * MOST_CHATS + chat));
        }
      }
    });
    await Promise.all(bringing);
  }

  const waiting = async () => {
    const sql = 'SELECT count(*) AS n FROM yinju.updates WHERE content IS NOT NULL';
    return (await query<{ n: number }>(store, sql))[0]?.n ?? 0;
  };

  async function untilDone(): Promise<void> {
    const until = performance.now() + MOST_MS;
    while ((await waiting()) > 0) {
      if (performance.now() > until) throw new Error(`${await waiting()} updates still wait`);
      await sleep(50);
    }
  }

  /** Every question is answered, those of a chat in order; returns how many more than once. */
  function answeredTwice(chats: number): number {
    const firsts = new Map<number, number[]>();
    for (const { chat, to } of telegram.sent) {
      const ofChat = firsts.get(chat) ?? [];
      if (!ofChat.includes(to)) firsts.set(chat, [...ofChat, to]);
    }
    for (let chat = 1; chat <= chats; chat++) {
      const asked = Array.from({ length: QUESTIONS_A_CHAT }, (_, n) => n * MOST_CHATS + chat);
      expect(firsts.get(chat), `answers to chat ${chat}`).toEqual(asked);
    }
    return telegram.sent.length - chats * QUESTIONS_A_CHAT;
  }

  it('answer two thousand updates, some of which come twice, each once and in order', async () => {
    await bringAll(MOST_CHATS);
    await untilDone();
    expect(answeredTwice(MOST_CHATS)).toBe(0);
    const [row] = await query<{ turns: number }>(
      store,
      'SELECT count(*) AS turns FROM yinju.turns',
    );
    expect(row?.turns).toBe(0);
    for (const { log } of replicas) expect(log).toContain('"outcome":"handled"');
  });

  it('lose nothing when one is killed in the middle', async () => {
    const brought = bringAll(60);
    while (telegram.sent.length < 150) await sleep(5);
    await replicas[0]?.end('SIGKILL');
    await brought;
    await untilDone();
    // What had been sent when it was killed, and not been noted: one, unless the machine is busy.
    expect(answeredTwice(60)).toBeLessThanOrEqual(AT_WORK);
  });

  it('answer each once when one is stopped and the others take over', async () => {
    const brought = bringAll(40);
    while (telegram.sent.length < 100) await sleep(5);
    await replicas[0]?.end('SIGTERM');
    await brought;
    await untilDone();
    expect(answeredTwice(40)).toBe(0);
  });

  it('lose nothing when one hangs for so long that it counts as dead, and wakes', async () => {
    const brought = bringAll(40);
    while (telegram.sent.length < 100) await sleep(5);
    await replicas[0]?.pause(2 * LEASE_MS);
    await brought;
    await untilDone();
    // What it was at work on when it fell asleep.
    expect(answeredTwice(40)).toBeLessThanOrEqual(AT_WORK);
  });

  it('answer each once while their connections are ended again and again', async () => {
    let isOver = false;
    const ending = (async () => {
      let ended = 0;
      while (!isOver) {
        const rows = await query(
          store,
          `SELECT pg_terminate_backend(pid) FROM (
             SELECT pid FROM pg_stat_activity WHERE datname = current_database()
               AND application_name = 'yinju' AND pid <> pg_backend_pid()
             ORDER BY random() LIMIT 3) AS unlucky`,
        );
        ended += rows.length;
        await sleep(100);
      }
      return ended;
    })();
    await bringAll(40);
    await untilDone();
    isOver = true;
    expect(await ending).toBeGreaterThan(20);
    expect(answeredTwice(40)).toBe(0);
  });
});
