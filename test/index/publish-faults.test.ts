import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DATA_FILES, IndexError } from '../../src/index/format.ts';
import { readManifest } from '../../src/index/manifest.ts';
import { openIndex } from '../../src/index/open.ts';
import { beginBuild, publish } from '../../src/index/publish/publish.ts';
import { type BuiltIndex, builtIndex } from '../helpers/built-index.ts';

/** Which call of the file system fails next, counted from 1; 0 for none. */
const fault = vi.hoisted(
  () =>
    ({ at: 0, code: 'ENOSPC', calls: 0, freeBlocks: null }) as {
      at: number;
      code: string;
      calls: number;
      freeBlocks: number | null;
    },
);

vi.mock('node:fs/promises', async importOriginal => {
  type Call = (...args: unknown[]) => Promise<unknown>;
  const real = (await importOriginal()) as Record<string, unknown>;
  const failing =
    (name: string, call: Call): Call =>
    async (...args) => {
      if (++fault.calls === fault.at) {
        throw Object.assign(new Error(`${fault.code}: ${name}`), {
          code: fault.code,
          syscall: name,
        });
      }
      return call(...args);
    };
  const failingHandle = (handle: FileHandle) =>
    new Proxy(handle, {
      get: (target, name) => {
        const member = Reflect.get(target, name) as unknown;
        if (typeof member !== 'function') return member;
        const call = member.bind(target) as Call;
        // A file is closed whatever comes: a failure of that loses nothing.
        return name === 'close' ? call : failing(String(name), call);
      },
    });
  const calls = Object.entries(real).map(([name, member]) =>
    typeof member === 'function' ? [name, failing(name, member as Call)] : [name, member],
  );
  const mocked = Object.fromEntries(calls) as Record<string, Call>;
  const { open: failingOpen, statfs: failingStatfs } = mocked;
  return {
    ...mocked,
    open: async (...args: unknown[]) => failingHandle((await failingOpen?.(...args)) as FileHandle),
    statfs: async (...args: unknown[]) => ({
      ...((await failingStatfs?.(...args)) as object),
      ...(fault.freeBlocks === null ? {} : { bavail: fault.freeBlocks }),
    }),
  };
});

const { cp, readdir } =
  await vi.importActual<typeof import('node:fs/promises')>('node:fs/promises');
const TEXTS = [
  '市防汛指挥部要求，堤防每两小时巡查一遍，发现险情立即上报。',
  '会议要求，各学校要落实晨午检制度，食堂每天消毒两次，不得遗漏。',
];

let built: BuiltIndex;
beforeEach(async () => {
  Object.assign(fault, { at: 0, calls: 0, freeBlocks: null });
  built = await builtIndex(TEXTS);
  built.index.close();
});

/** A build and its publication, of which one call fails; the error, or null when none was met. */
async function buildWithFault(at: number, code: string): Promise<unknown> {
  const served = await readManifest(path.join(built.folder, 'gen-000001'));
  Object.assign(fault, { at, code, calls: 0 });
  try {
    const building = await beginBuild(built.folder);
    for (const name of DATA_FILES) {
      await cp(path.join(built.folder, 'gen-000001', name), path.join(building, name));
    }
    await publish(built.folder, building, { ...served, generation: 2 });
    return null;
  } catch (error) {
    return error;
  } finally {
    Object.assign(fault, { at: 0 });
  }
}

describe('a publication of which one call of the file system fails', () => {
  it.each(['ENOSPC', 'EIO', 'EMFILE'])(
    'loses nothing, whichever call fails with %s',
    async code => {
      let failures = 0;
      for (let at = 1; ; at++) {
        const error = await buildWithFault(at, code);
        const index = await openIndex(built.folder, built.embedder);
        expect(await index.body(0), `call ${at}`).toBe(TEXTS[0]);
        index.close();
        const names = await readdir(built.folder);
        expect(names.filter(name => /^building|\.tmp$|^quarantine/u.test(name))).toEqual([]);
        if (fault.calls < at) break;
        if (error === null) {
          // Reading what may be missing, or removing what is old, is no reason to fail.
          expect(index.generation).toBe(2);
        } else {
          failures++;
          expect(error).toBeInstanceOf(IndexError);
          expect((error as Error).message).toContain(code);
          expect((error as Error).message).toContain(
            index.generation === 1
              ? `the index in ${built.folder} is as it was`
              : `generation 2 of ${built.folder} is served`,
          );
        }
        built = await builtIndex(TEXTS);
        built.index.close();
      }

      expect(failures).toBeGreaterThan(20);
    },
  );

  it('is not begun on a disk without room, which is said in one line', async () => {
    fault.freeBlocks = 1;

    await expect(beginBuild(built.folder)).rejects.toThrow(
      /^the disk is full: 0 MB free, a build needs \d+ MB; the index in .* is as it was$/u,
    );
    expect((await readdir(built.folder)).filter(name => name.startsWith('building'))).toEqual([]);
  });
});

describe('opening an index of which one call of the file system fails', () => {
  it('serves or says why, and takes no failure for damage', async () => {
    const reasons = new Set<string>();
    for (let at = 1; ; at++) {
      Object.assign(fault, { at, code: 'EMFILE', calls: 0 });
      const opened = await openIndex(built.folder, built.embedder).catch((error: unknown) => error);
      const isOver = fault.calls < at;
      Object.assign(fault, { at: 0 });

      if (opened instanceof Error) {
        expect(opened).toBeInstanceOf(IndexError);
        reasons.add(opened.message.replace(/: EMFILE.*; no/u, '; no'));
      } else {
        (opened as { close: () => void }).close();
      }
      expect((await readdir(built.folder)).filter(name => /^quarantine/u.test(name))).toEqual([]);
      if (isOver) break;
    }

    expect([...reasons]).toEqual([
      `too many files are open; no index in ${built.folder} can be opened`,
    ]);
  });
});
