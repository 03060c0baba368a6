import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { buildIndex } from '../../src/index/build.ts';
import { loadEmbedder } from '../../src/index/embedder.ts';
import { modelEntry } from '../../src/index/embedding/models.ts';
import { LiveIndex } from '../../src/index/live.ts';
import type { ChatMessage } from '../../src/preview/page-events.ts';
import type { Preview } from '../../src/preview/server.ts';
import { liveCorpus } from '../../src/telegram/live-corpus.ts';
import { renderAnswer } from '../../src/telegram/reply/render.ts';
import { botMessage, pageEvents } from '../helpers/page-events.ts';
import { pendingUpdates, runForTest, startTelegram, write } from '../helpers/running-bot.ts';
import { answered, answerOf } from '../helpers/telegram.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { wordsIn } from '../helpers/words.ts';

const reportsFolder = fileURLToPath(new URL('../../data/reports', import.meta.url));

/** Writes as the person and gives the bot's reply as the chat page is told of it. */
async function replyTo(preview: Preview, text: string) {
  const isReply = (event: Parameters<typeof botMessage>[0]) => botMessage(event) !== null;
  const events = await pageEvents(preview.url, () => write(preview, text), isReply);
  const reply = events.map(botMessage).find(message => message !== null);
  return { events, reply: reply as ChatMessage };
}

it('carries a question to the bot and its reply to the chat page', async () => {
  const answer = answerOf([
    { text: '🚧封控区内𠮷田街每日一检。', marks: [[2, 5]], url: 'https://example.com/1' },
    { text: '会'.repeat(290) },
  ]);
  const { preview } = await startTelegram();
  const bot = runForTest(preview, async text => answered(text, answer));
  await bot.until('"polling"');
  const { events, reply } = await replyTo(preview, '封控区怎么管？');
  await bot.stop();

  const { text, entities } = renderAnswer(answer, wordsIn());
  expect(events).toContainEqual({ type: 'action', chatId: 1001, action: 'typing' });
  expect(reply.text).toBe(text);
  expect(reply.entities).toHaveLength(entities.length);
  expect(reply.entities).toEqual(expect.arrayContaining(entities));
  expect(reply.reply_to_message?.text).toBe('封控区怎么管？');
  expect(reply.link_preview_options).toEqual({ is_disabled: true });
  expect(bot.lines.filter(line => line.includes('"level":50'))).toEqual([]);
  expect(await pendingUpdates(preview)).toBe(0);
});

it('quotes a report that was read, indexed and searched with the shipped model', async () => {
  const indexFolder = await tempFolder();
  const embedder = await loadEmbedder(modelEntry(null));
  await buildIndex({ inputs: [reportsFolder], indexFolder, embedder });
  const live = await LiveIndex.open(indexFolder, embedder);
  const { preview } = await startTelegram();
  const bot = runForTest(preview, liveCorpus(live, embedder).ask);
  const { reply } = await replyTo(preview, '云岭市第四十三次会议对场所码提出了什么要求？');
  await bot.stop();
  live.close();

  const quotes = quotesIn(reply);
  expect(quotes.length).toBeGreaterThan(0);
  const source = await readFile(path.join(reportsFolder, '01-yunling-chrome.txt'), 'utf8');
  expect(blankless(source)).toContain(blankless(quotes[0] ?? ''));
  expect(quotes[0]).toContain('场所码');
  expect(reply.text).toContain('市委第四十三次疫情防控专题会议');
  expect(reply.text).toContain('2022-05-12');
});

function quotesIn({ text = '', entities = [] }: ChatMessage): string[] {
  return entities
    .filter(({ type }) => type === 'blockquote' || type === 'expandable_blockquote')
    .map(({ offset, length }) => text.slice(offset, offset + length));
}

function blankless(text: string): string {
  return text.replaceAll(/\s/gu, '');
}
