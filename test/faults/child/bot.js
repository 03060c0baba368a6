/**
 * A bot as it is run, but with a corpus that answers every question with the question: `node bot.js
 * GIVEN`, JSON of `{ token, apiRoot, stateFile, answerMs }`. Its log goes to standard error.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';

const { createBot } = await import('../../../dist/telegram/bot.js');
const { Intake } = await import('../../../dist/telegram/delivery/intake.js');
const { runBot } = await import('../../../dist/telegram/delivery/polling.js');
const { openState } = await import('../../../dist/telegram/state/open-state.js');
const { understand } = await import('../../../dist/search/understand.js');
const { stopSignal } = await import('../../../dist/cli/stop.js');

const { token, apiRoot, stateFile, answerMs } = JSON.parse(process.argv[2] ?? '{}');
const log = pino({ base: null }, pino.destination({ dest: 2, sync: true }));

async function ask(text) {
  await sleep(answerMs);
  const quote = {
    n: 1,
    text,
    reportId: '0123456789abcdef',
    title: '会议召开',
    date: '2022-05-12',
    dateInferred: false,
    place: null,
    speaker: null,
    file: '01.txt',
    url: null,
    start: 0,
    end: text.length,
    marks: [],
    copies: [],
    sha256: '',
    alike: [],
  };
  const answer = {
    status: 'answered',
    language: 'zh-Hans',
    quotes: [quote],
    reason: null,
    nearest: [],
    more: 0,
    missing: null,
  };
  return { answer, remembered: { query: understand(text), reportIds: [], shown: [] } };
}

const state = openState(stateFile, { botId: Number(token.split(':')[0]) });
const adminIds = new Set();
const bot = createBot({
  token,
  apiRoot,
  corpus: { ask, ranked: async () => ({ citations: [], goesOn: false }), use: () => {} },
  state,
  log,
  publicUrl: null,
  adminIds,
  keeper: null,
  messagesAMinute: 20,
});
const intake = new Intake({ bot, state, log });
await runBot({ bot, intake, apiRoot, adminIds, log }, stopSignal());
await state.close();
