import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Update } from 'grammy/types';
import { afterAll, vi } from 'vitest';
import { buildIndex } from '../../src/index/build.ts';
import { LiveIndex } from '../../src/index/live.ts';
import { botUser } from '../../src/preview/world.ts';
import { readReports } from '../../src/reports/read.ts';
import { warningsOf } from '../../src/reports/warnings.ts';
import type { Keeper, ReadFile } from '../../src/telegram/admin/keeper.ts';
import { createBot } from '../../src/telegram/bot.ts';
import type { BotParts } from '../../src/telegram/context.ts';
import { liveCorpus } from '../../src/telegram/live-corpus.ts';
import { placeName } from '../../src/text/places.ts';
import { fakeEmbedder } from './fake-embedder.ts';
import { botParts, type Call, deliverTo, logBook, message, TOKEN } from './telegram.ts';
import { tempFolder } from './temp-folder.ts';

export const ADMIN = 1002;
export const OTHER_ADMIN = 1003;

/** A report of a meeting; each number is another one. */
export const reportText = (n: number) =>
  `云岭市召开第${n}次防汛工作会议\n\n2022年5月${n}日，云岭市召开第${n}次防汛工作会议，市长邵庆岚主持会议并讲话。\n\n会议要求，第${n}号堤防每${n + 2}小时巡查一遍，发现险情立即上报。\n`;

/** What `Keeper.read` gives, of the reader in this process. */
async function readHere(file: string): Promise<ReadFile> {
  const { reports, errors } = await readReports({ path: file, name: path.basename(file) });
  return {
    reports: reports.map(report => ({
      ...report,
      date: report.meetingDate ?? report.published,
      place: placeName(report.place),
      opening: report.body.slice(0, 100),
      warnings: warningsOf(report),
    })),
    reportIds: reports.map(({ reportId }) => reportId),
    problems: errors.map(({ file, reason }) => ({ file, reason })),
    problemCount: errors.length,
  };
}

/** A keeper of a temporary corpus, with an index built in this process. */
export async function testKeeper(files: Record<string, string | Uint8Array>) {
  const folder = await tempFolder();
  const reportsFolder = path.join(folder, 'reports');
  const indexFolder = path.join(folder, 'index');
  const asideFolder = path.join(folder, 'aside');
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(reportsFolder, name)), { recursive: true });
    await writeFile(path.join(reportsFolder, name), content);
  }
  await mkdir(asideFolder);
  const embedder = fakeEmbedder();
  const build = (full = false) =>
    buildIndex({ inputs: [reportsFolder], indexFolder, embedder, full });
  await build();
  const live = await LiveIndex.open(indexFolder, embedder, { pollMs: 60_000 });
  afterAll(() => live.close());
  const rebuild = vi.fn<Keeper['rebuild']>(async (full, onProgress) => {
    onProgress('read', 1, 2);
    const { manifest, reports, errors } = await build(full);
    await live.refresh();
    const { generation, counts } = manifest;
    const { added, removed } = reports;
    return { generation, serves: live.generation, ...counts, added, removed, skipped: errors };
  });
  const keeper: Keeper = {
    reportsFolder,
    asideFolder,
    isBuildDue: false,
    read: readHere,
    rebuild,
    health: async () => ({ model: 'fake', builtAt: null, freeBytes: 5e9 }),
  };
  return {
    keeper,
    rebuild,
    corpus: liveCorpus(live, embedder),
    filesIn: () => tree(reportsFolder),
  };
}

/** Files under a folder with what is in them. */
export async function tree(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter(entry => entry.isFile());
  const names = files.map(entry => path.join(entry.parentPath, entry.name)).sort();
  const contents = await Promise.all(names.map(name => readFile(name, 'latin1')));
  return Object.fromEntries(
    names.map((name, i) => [path.relative(folder, name), contents[i] ?? '']),
  );
}

/** The part of the Bot API that files are downloaded from. */
async function fileServer() {
  const files = new Map<string, Uint8Array>();
  const server = createServer((request, response) => {
    const file = files.get(decodeURI(request.url ?? '').replace(`/file/bot${TOKEN}/`, ''));
    response.statusCode = file ? 200 : 404;
    response.end(file);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => server.close());
  return { files, apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** A bot in which 1002 and 1003 are admins, whose calls are captured, with files to download. */
export async function adminChat(parts: Partial<BotParts> = {}) {
  const book = logBook();
  const { files, apiRoot } = await fileServer();
  const all = botParts({ adminIds: new Set([ADMIN, OTHER_ADMIN]), log: book.log, ...parts });
  const bot = createBot({ token: TOKEN, apiRoot, botInfo: botUser, ...all });
  const calls: Call[] = [];
  bot.api.config.use(async (_call, method, payload) => {
    calls.push({ method, payload });
    const { file_id } = payload as { file_id?: string };
    const result = method === 'getFile' ? { file_id, file_path: file_id } : { message_id: 900 };
    return { ok: true, result } as never;
  });
  const deliver = (update: Partial<Update>) =>
    deliverTo(bot, { update_id: 1, ...update } as Update);
  const texts = () =>
    calls.flatMap(({ method, payload }) =>
      /^(?:sendMessage|editMessageText)$/u.test(method) ? [payload.text as string] : [],
    );
  return {
    state: all.state,
    calls,
    log: book.lines,
    deliver,
    texts,
    say: (text: string, from = ADMIN) => deliver({ message: message(text, home(from)) as never }),
    async send(name: string, content: string | Uint8Array, from = ADMIN) {
      const file_id = `documents/file_${files.size}.bin`;
      files.set(file_id, Buffer.from(content));
      await deliver({ message: documentMessage(file_id, name, from) as never });
    },
    press: (data: string, from = ADMIN) =>
      deliver({ callback_query: pressed(data, from) as never }),
    /** Data of the newest button whose data matches. */
    button(pattern: RegExp): string {
      const all = calls
        .flatMap(({ payload }) => payload.reply_markup?.inline_keyboard ?? [])
        .flat();
      const found = all
        .map(({ callback_data }) => callback_data as string)
        .filter(each => pattern.test(each));
      return found.at(-1) ?? `no button ${pattern}`;
    },
    /** Resolves when a message that matches was sent or made by an edit. */
    async said(pattern: RegExp, count = 1) {
      await vi.waitFor(
        () => {
          const found = texts().filter(text => pattern.test(text));
          if (found.length < count) throw new Error(`${pattern} not in ${texts().join('\n--\n')}`);
        },
        { timeout: 20_000 },
      );
    },
  };
}

const person = (id: number) => ({ id, is_bot: false, first_name: '我', language_code: 'zh-hans' });

const home = (id: number) => ({
  chat: { id, type: 'private', first_name: '我' },
  from: person(id),
});

export function documentMessage(file_id: string, file_name: string, from: number, fields = {}) {
  const document = { file_id, file_unique_id: file_id, file_name, file_size: 1 };
  return { ...message('', home(from)), text: undefined, document, ...fields };
}

export function pressed(data: string, from: number, fields = {}) {
  return {
    id: '1',
    chat_instance: '1',
    from: person(from),
    message: { ...message('记录', home(from)), ...fields },
    data,
  };
}
