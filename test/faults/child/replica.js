/**
 * One of several bots with one token and one database: `node replica.js GIVEN`, JSON of `{ token, apiRoot,
 * storeUrl, leaseMs, answerMs, secret }`. Takes updates by webhook, at the address that it prints first. Its
 * log goes to standard error.
 */
import pino from 'pino';
import { echoCorpus } from './echo-corpus.js';

const { createBot } = await import('../../../dist/telegram/bot.js');
const { Intake } = await import('../../../dist/telegram/delivery/intake.js');
const { runWebhook, webhookRoutes } = await import('../../../dist/telegram/delivery/webhook.js');
const { openSharedState } = await import('../../../dist/telegram/state/postgres/shared-state.js');
const { startHttpServer } = await import('../../../dist/cli/http-server.js');
const { exitWithin, stopSignal } = await import('../../../dist/cli/stop.js');

const given = JSON.parse(process.argv[2] ?? '{}');
const { token, apiRoot, storeUrl, leaseMs, answerMs, secret } = given;
const log = pino({ base: null }, pino.destination({ dest: 2, sync: true }));

const botId = Number(token.split(':')[0]);
const state = await openSharedState(storeUrl, { botId, leaseMs, poolSize: 8 });
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
  messagesAMinute: 10_000,
});
const intake = new Intake({ bot, state, log });
const signal = stopSignal();
exitWithin(9_000, signal);
const webhook = { url: 'https://yinju.example/hook', secret };
const site = webhookRoutes(webhook, intake, log);
const server = await startHttpServer(site, { HTTP_HOST: '127.0.0.1', HTTP_PORT: 0 });
process.stdout.write(`${server.url}\n`);
await runWebhook({ bot, intake, webhook, adminIds, log }, signal);
await server.close();
await state.close();
