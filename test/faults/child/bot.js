/**
 * A bot as it is run, but with a corpus that answers every question with the question: `node bot.js
 * GIVEN`, JSON of `{ token, apiRoot, stateFile, answerMs }`. Its log goes to standard error.
 */
import pino from 'pino';
import { echoCorpus } from './echo-corpus.js';

const { createBot } = await import('../../../dist/telegram/bot.js');
const { Intake } = await import('../../../dist/telegram/delivery/intake.js');
const { runBot } = await import('../../../dist/telegram/delivery/polling.js');
const { openState } = await import('../../../dist/telegram/state/open-state.js');
const { exitWithin, stopSignal } = await import('../../../dist/cli/stop.js');

const { token, apiRoot, stateFile, answerMs } = JSON.parse(process.argv[2] ?? '{}');
const log = pino({ base: null }, pino.destination({ dest: 2, sync: true }));

const state = openState(stateFile, { botId: Number(token.split(':')[0]) });
const adminIds = new Set();
const bot = createBot({
  token,
  apiRoot,
  corpus: echoCorpus(answerMs),
  state,
  log,
  publicUrl: null,
  adminIds,
  keeper: null,
  messagesAMinute: 20,
});
const intake = new Intake({ bot, state, log });
const signal = stopSignal();
exitWithin(9_000, signal);
await runBot({ bot, intake, apiRoot, adminIds, log }, signal);
await state.close();
