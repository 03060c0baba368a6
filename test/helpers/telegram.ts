import { EventEmitter, once } from 'node:events';
import { type Bot, BotError } from 'grammy';
import type { Message, Update } from 'grammy/types';
import pino from 'pino';
import { detectEntities } from '../../src/preview/content/detected-entities.ts';
import { botUser } from '../../src/preview/world.ts';
import { understand } from '../../src/search/understand.ts';
import { createBot } from '../../src/telegram/bot.ts';
import type { BotContext, BotParts } from '../../src/telegram/context.ts';
import type { Asked, Corpus } from '../../src/telegram/corpus.ts';
import { openState } from '../../src/telegram/state/open-state.ts';
import type { Answer, Citation } from '../../src/types.ts';

export const TOKEN = '7000000001:a-secret-only-for-tests';

/** A citation of a short quote, but for what is given. */
export function citation(fields: Partial<Citation> = {}): Citation {
  const text = fields.text ?? '会议要求，全市核酸采样点由186个增加到320个。';
  return {
    n: 1,
    text,
    reportId: '0123456789abcdef',
    title: '市委第四十三次专题会议召开',
    date: '2022-05-12',
    dateInferred: false,
    place: '云岭市',
    speaker: '邵庆岚',
    file: '01.txt',
    url: null,
    start: 0,
    end: text.length,
    marks: [],
    copies: [],
    sha256: '',
    alike: [],
    ...fields,
  };
}

/** An answer with these quotes, numbered; not found when there are none. */
export function answerOf(quotes: Partial<Citation>[], fields: Partial<Answer> = {}): Answer {
  return {
    status: quotes.length > 0 ? 'answered' : 'not_found',
    language: 'zh-Hans',
    quotes: quotes.map((quote, index) => citation({ ...quote, n: index + 1 })),
    reason: quotes.length > 0 ? null : 'no_evidence',
    nearest: [],
    more: 0,
    missing: null,
    ...fields,
  };
}

/** What the answer path gives for a question. */
export function answered(question: string, answer = answerOf([{}])): Asked {
  return {
    answer,
    remembered: { query: understand(question), reportIds: ['0123456789abcdef'], shown: [] },
  };
}

export type Ask = Corpus['ask'];

/** Answers every question with one quote. */
export const askStub: Ask = async question => answered(question);

/** A log that is kept, line by line. */
export function logBook() {
  const lines: string[] = [];
  const news = new EventEmitter();
  const write = (line: string) => {
    lines.push(line);
    news.emit('line');
  };
  return {
    lines,
    log: pino({ level: 'trace', base: null }, { write }),
    /** Resolves when that many lines hold the text. */
    async until(text: string, count = 1) {
      while (lines.filter(line => line.includes(text)).length < count) await once(news, 'line');
    },
  };
}

/** What was sent through a bot and accepted, as the Bot API gave it back. */
export function replies(bot: Bot<BotContext>) {
  const sent: Message.TextMessage[] = [];
  const news = new EventEmitter();
  bot.api.config.use(async (call, method, payload, signal) => {
    const response = await call(method, payload, signal);
    if (method === 'sendMessage' && response.ok) {
      sent.push(response.result as unknown as Message.TextMessage);
      news.emit('sent');
    }
    return response;
  });
  return {
    sent,
    async atLeast(count: number) {
      while (sent.length < count) await once(news, 'sent');
    },
  };
}

export interface Call {
  method: string;
  // biome-ignore lint/suspicious/noExplicitAny: each test knows what its method is given
  payload: any;
}

/** What a bot is made of in a test: a corpus that only answers, and a state in memory. */
export function botParts(fields: Partial<BotParts> & { ask?: Ask } = {}): BotParts {
  const { ask = askStub, ...parts } = fields;
  const ranked = async () => ({ citations: [], goesOn: false });
  const use = () => Promise.reject(new Error('this test has no index'));
  return {
    corpus: { ask, ranked, use },
    state: openState(':memory:', { botId: botUser.id }),
    log: logBook().log,
    publicUrl: null,
    adminIds: new Set(),
    keeper: null,
    retentionDays: 90,
    ...parts,
  };
}

/** A bot whose calls are captured instead of sent; `fail` makes a method throw or refuse. */
export function offlineBot(
  ask: Ask = askStub,
  fail: Record<string, unknown> = {},
  parts: Partial<BotParts> = {},
) {
  const book = logBook();
  const bot = createBot({
    token: TOKEN,
    botInfo: botUser,
    ...botParts({ ask, log: book.log, ...parts }),
  });
  const calls: Call[] = [];
  bot.api.config.use(async (_call, method, payload) => {
    calls.push({ method, payload });
    const failure = fail[method];
    if (failure instanceof Error) throw failure;
    return (failure ?? { ok: true, result: { message_id: 900 } }) as never;
  });
  return {
    calls,
    log: book.lines,
    sent: () => calls.filter(call => call.method === 'sendMessage').map(call => call.payload),
    deliver: (update: Update) => deliverTo(bot, update),
  };
}

/** Hands over an update as polling does: what handlers throw goes to `bot.catch`. */
export async function deliverTo(bot: Bot<BotContext>, update: Update): Promise<void> {
  try {
    await bot.handleUpdate(update);
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    await bot.errorHandler(error);
  }
}

/** A person's message as an update, with the entities that Telegram finds in its text. */
export function messageUpdate(text: string, fields: object = {}): Update {
  return { update_id: 1, message: message(text, fields) as never };
}

export function message(text: string, fields: object = {}): Message {
  return {
    message_id: 41,
    date: 1_700_000_000,
    chat: { id: 1001, type: 'private', first_name: '我' },
    from: { id: 1001, is_bot: false, first_name: '我', language_code: 'zh-hans' },
    text,
    entities: detectEntities(text),
    ...fields,
  } as Message;
}

export const inGroup = { chat: { id: -2001, type: 'supergroup', title: '群' } };
