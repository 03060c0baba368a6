import { Command, InvalidArgumentError } from 'commander';
import { adminIds } from '../preview/people.ts';
import { startPreview } from '../preview/server.ts';
import { botUser } from '../preview/world.ts';
import { readerRoutes } from '../reader/routes.ts';
import { createBot } from '../telegram/bot.ts';
import { answeredExamples } from '../telegram/commands/examples/answered-examples.ts';
import { Intake } from '../telegram/delivery/intake.ts';
import { runBot } from '../telegram/delivery/polling.ts';
import { openState } from '../telegram/state/open-state.ts';
import type { Serving } from './bot.ts';
import { openKeeper } from './corpus-keeper.ts';
import { openEmbedder } from './open.ts';
import { readerParts } from './reader.ts';
import { createLog, openLive, warmCorpus } from './serve.ts';
import { readSettings, type Settings } from './settings.ts';
import { stopSignal } from './stop.ts';

const HIGHEST_PORT = 65_535;
/** An empty chat offers so many questions. */
const MOST_EXAMPLES = 3;

export function previewCommand(): Command {
  return new Command('preview')
    .description('Serve a local chat page with the bot; needs no token.')
    .option('--port <number>', 'port of the page (default: PREVIEW_PORT)', parsePort)
    .action(async (options: { port?: number }) => {
      const settings = readSettings();
      const PREVIEW_PORT = options.port ?? settings.PREVIEW_PORT;
      const log = createLog(settings);
      const embedder = await openEmbedder(settings);
      const live = await openLive(settings, embedder, log);
      await servePreview({ ...settings, PREVIEW_PORT }, { embedder, live, log });
    });
}

function parsePort(given: string): number {
  const port = Number(given);
  if (!Number.isInteger(port) || port < 0 || port > HIGHEST_PORT) {
    throw new InvalidArgumentError(`a port is a number from 0 to ${HIGHEST_PORT}`);
  }
  return port;
}

/** Serve the chat page, and run the bot against it, until it is stopped; closes the index. */
export async function servePreview(settings: Settings, { embedder, live, log }: Serving) {
  const corpus = await warmCorpus(live, embedder);
  const examples = (await answeredExamples(corpus)).slice(0, MOST_EXAMPLES);
  const port = settings.PREVIEW_PORT;
  const routes = readerRoutes({ ...readerParts(settings, corpus, log), publicUrl: null });
  const preview = await startPreview({ port, examples, routes });
  const signal = stopSignal();
  process.stdout.write(`Open ${preview.url} and ask. Ctrl-C stops.\n`);
  // Who chats with the page sees what happens: of the bot's own log only what is wrong.
  const botLog = log.child({}, { level: 'warn' });
  const state = openState(':memory:', { botId: botUser.id });
  const { token, apiRoot } = preview;
  const admins = new Set(adminIds);
  const bot = createBot({
    token,
    apiRoot,
    corpus,
    state,
    log: botLog,
    publicUrl: preview.apiRoot,
    adminIds: admins,
    retentionDays: settings.STATE_RETENTION_DAYS,
    keeper: await openKeeper(settings, { embedder, live }),
  });
  const intake = new Intake({ bot, state, log: botLog });
  await runBot({ bot, intake, apiRoot, adminIds: admins, log: botLog }, signal);
  await preview.close();
  await state.close();
  live.close();
}
