import { describe, expect, it, vi } from 'vitest';
import { BuildQueue } from '../../../src/telegram/admin/builds/build-queue.ts';
import { EditedMessage } from '../../../src/telegram/admin/builds/edited-message.ts';
import type { Keeper, Rebuilt } from '../../../src/telegram/admin/keeper.ts';
import type { BotContext } from '../../../src/telegram/context.ts';
import { adminChat, reportText, testKeeper } from '../../helpers/admin-chat.ts';

const rebuilt: Rebuilt = {
  generation: 2,
  serves: 2,
  reports: 3,
  passages: 9,
  added: 1,
  removed: 0,
  skipped: [],
};

/** A keeper whose builds end when the test says so. */
function heldKeeper() {
  const ends: { resolve: (rebuilt: Rebuilt) => void; reject: (error: Error) => void }[] = [];
  const rebuild = vi.fn<Keeper['rebuild']>(
    () => new Promise((resolve, reject) => ends.push({ resolve, reject })),
  );
  return { rebuild, ends };
}

const watcher = () => ({ started: vi.fn(), progress: vi.fn(), done: vi.fn(), failed: vi.fn() });

describe('builds', () => {
  it('are one at a time, and what is asked for meanwhile is one more', async () => {
    const { rebuild, ends } = heldKeeper();
    const builds = new BuildQueue({ rebuild });
    const [first, second, third] = [watcher(), watcher(), watcher()];
    builds.ask(1, false, () => first);
    builds.ask(1, false, () => second);
    builds.ask(2, true, waits => (waits ? third : first));
    builds.ask(1, false, () => third);
    expect(rebuild.mock.calls.map(([full]) => full)).toEqual([false]);

    ends[0]?.resolve(rebuilt);
    await vi.waitFor(() => expect(rebuild).toHaveBeenCalledTimes(2));
    expect(rebuild.mock.calls[1]?.[0]).toBe(true);
    expect(first.done).toHaveBeenCalledTimes(1);
    ends[1]?.reject(new Error('no room'));
    await vi.waitFor(() => expect(third.failed).toHaveBeenCalledTimes(1));
    expect(second.failed).toHaveBeenCalledTimes(1);
    builds.ask(1, false, () => first);
    expect(rebuild).toHaveBeenCalledTimes(3);
  });
});

describe('a message that is edited', () => {
  it('is edited every two seconds at most, and at the end', async () => {
    const edits: string[] = [];
    const context = {
      chat: { id: 1 },
      reply: async () => ({ message_id: 5 }),
      api: {
        editMessageText: async (_chat: number, _id: number, text: string) => edits.push(text),
      },
    } as never as BotContext;
    const clock = { now: 0 };
    const message = new EditedMessage(context, 'begins', () => clock.now);
    for (clock.now = 0; clock.now < 10_000; clock.now += 100) {
      message.show(`at ${clock.now}`);
      await new Promise(setImmediate);
    }
    await message.end('over');

    expect(edits).toEqual(['at 2000', 'at 4000', 'at 6000', 'at 8000', 'over']);
  });

  it('is sent anew when it is gone', async () => {
    const sent: string[] = [];
    const context = {
      chat: { id: 1 },
      reply: async (text: string) => ({ message_id: sent.push(text) }),
      api: { editMessageText: () => Promise.reject(new Error('message to edit not found')) },
    } as never as BotContext;
    const message = new EditedMessage(context, 'begins');
    await message.end('over');

    expect(sent).toEqual(['begins', 'over']);
  });
});

describe('/rebuild', () => {
  it('tells what it came to and what was not read', async () => {
    const { keeper, corpus } = await testKeeper({
      'first.txt': reportText(1),
      'broken.pdf': 'not a pdf',
    });
    const chat = await adminChat({ keeper, corpus });
    await chat.say('/rebuild full');

    await chat.said(/1 篇报道，\d+ 个段落；新增 0，移出 0；用时 \d+\.\d 秒/u);
    await chat.said(/有 1 处不能读：\n· broken\.pdf：已损坏，或不是 pdf/u);
    await chat.said(/现在由第 2 代索引回答。$/u);
  });

  it.each([
    [
      { rebuild: () => Promise.reject(new Error('the disk is full')) },
      /没有更新：the disk is full\n原来的/u,
    ],
    [{ rebuild: async () => ({ ...rebuilt, serves: 1 }) }, /第 2 代不能启用，仍由第 1 代回答/u],
  ])('tells when it fails, and what serves (%#)', async (fields, words) => {
    const { keeper, corpus } = await testKeeper({ 'first.txt': reportText(1) });
    const chat = await adminChat({ keeper: { ...keeper, ...fields }, corpus });
    await chat.say('/rebuild');

    await chat.said(words);
  });

  it('keeps nobody waiting', async () => {
    const { keeper, corpus } = await testKeeper({ 'first.txt': reportText(1) });
    const held = heldKeeper();
    const chat = await adminChat({ keeper: { ...keeper, rebuild: held.rebuild }, corpus });
    await chat.say('/rebuild');
    await chat.say('/health');

    expect(chat.texts().at(-1)).toContain('第 1 代');
    await chat.say('/rebuild');
    await chat.said(/^⏳/u);
    held.ends[0]?.resolve(rebuilt);
  });
});
