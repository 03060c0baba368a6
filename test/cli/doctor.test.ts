import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkDataFiles } from '../../src/cli/doctor/data-files.ts';
import { checkDiskSpace } from '../../src/cli/doctor/disk-space.ts';
import { ago } from '../../src/cli/doctor/finding.ts';
import { checkModel } from '../../src/cli/doctor/model.ts';
import { checkNativeModules, checkNode } from '../../src/cli/doctor/program.ts';
import { checkReports } from '../../src/cli/doctor/reports-folder.ts';
import { checkTelegram } from '../../src/cli/doctor/telegram.ts';
import { loadEmbedder } from '../../src/index/embedder.ts';
import { modelEntry } from '../../src/index/embedding/models.ts';
import { fakeEmbedder } from '../helpers/fake-embedder.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

describe('the doctor on the program', () => {
  it.each([
    ['20.20.2', 'good'],
    ['24.1.0', 'good'],
    ['18.19.0', 'warning'],
    ['23.0.0', 'warning'],
  ])('finds Node %s %s', (version, state) => {
    expect(checkNode(version).state).toBe(state);
  });

  it('finds native code that loads, is missing, or ends the process', async () => {
    const findings = await checkNativeModules({
      whole: '',
      missing: "await import('no-such-module')",
      crashing: "process.kill(process.pid, 'SIGILL')",
    });

    expect(findings.map(({ state }) => state)).toEqual(['good', 'failure', 'failure']);
    expect(findings[1]?.message).toContain("Cannot find package 'no-such-module'");
    expect(findings[2]?.message).toContain('SIGILL');
    expect(findings[2]?.remedy).toContain('npm rebuild crashing');
  });

  it('finds a data file that cannot be read, and those that can', () => {
    const [broken] = checkDataFiles({
      'data/topics.yml': () => {
        throw new Error('data/topics.yml: is not YAML');
      },
    });

    expect(broken).toMatchObject({ state: 'failure', about: 'data' });
    expect(broken?.remedy).toContain('git checkout data/topics.yml');
    expect(checkDataFiles().map(({ state }) => state)).toEqual(['good', 'good']);
  });
});

describe('the doctor on the model', () => {
  it('finds one that gives vectors', async () => {
    const { finding } = await checkModel(async () => fakeEmbedder());

    expect(finding.state).toBe('good');
    expect(finding.message).toContain('fake');
    expect(finding.message).toContain('64 dimensions');
  });

  it.each([
    ['is not there', () => loadEmbedder(modelEntry('/no/such/model'))],
    ['gives nothing', async () => fakeEmbedder({ embedQuery: async () => new Float32Array(64) })],
    ['gives other lengths', async () => fakeEmbedder({ dimension: 32 })],
    ['breaks', async () => fakeEmbedder({ embedQuery: () => Promise.reject(new Error('broke')) })],
  ])('finds one that %s', async (_, load) => {
    const { finding, embedder } = await checkModel(load);

    expect(finding.state).toBe('failure');
    expect(finding.remedy).toContain('EMBEDDING_MODEL');
    expect(embedder).toBeNull();
  });
});

describe('the doctor on the reports', () => {
  it('counts files and names the newest', async () => {
    const folder = await tempFolder();
    await writeFile(path.join(folder, 'a.txt'), '会议');

    const { message } = await checkReports(folder);

    expect(message).toMatch(/^1 files in .*the newest a\.txt \(just now\)$/u);
  });

  it('finds a folder that is missing', async () => {
    const finding = await checkReports('/no/such/folder');

    expect(finding).toMatchObject({ state: 'failure' });
    expect(finding.remedy).toContain('REPORTS_DIR');
  });

  it('finds a folder without reports', async () => {
    const folder = await tempFolder();
    await mkdir(path.join(folder, 'empty'));

    expect(await checkReports(folder)).toMatchObject({ state: 'failure' });
  });
});

describe('the doctor on the disk', () => {
  it('finds room, and the lack of it', async () => {
    const folder = path.join(await tempFolder(), 'not', 'yet');

    expect((await checkDiskSpace(folder)).state).toBe('good');
    expect(await checkDiskSpace(folder, async () => 1_000_000)).toMatchObject({
      state: 'warning',
      message: '1 MB free, a build needs 17 MB',
    });
  });

  it('finds a disk that is gone', async () => {
    const gone = () => Promise.reject(new Error('ENOENT'));

    expect((await checkDiskSpace('/', gone)).state).toBe('warning');
  });
});

describe('the doctor on Telegram', () => {
  const token = '123456789:a-secret-only-for-tests-0123456789';
  const servers: ReturnType<typeof createServer>[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close().closeAllConnections();
  });

  /** A Bot API that answers everything so, or not at all. */
  async function api(status: number | null, body = ''): Promise<{ apiRoot: string }> {
    const server = createServer((_, response) => {
      if (status !== null) response.writeHead(status).end(body);
    });
    servers.push(server);
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return { apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  }

  it('needs no token', async () => {
    expect((await checkTelegram(undefined)).state).toBe('good');
  });

  it('finds the bot', async () => {
    const me = JSON.stringify({ ok: true, result: { username: 'yinju_bot' } });

    const finding = await checkTelegram(token, await api(200, me));

    expect(finding).toMatchObject({ state: 'good', message: 'the bot is @yinju_bot' });
  });

  it.each([401, 404])('finds a token that Telegram refuses with %i', async status => {
    const finding = await checkTelegram(token, await api(status, '{"ok":false}'));

    expect(finding).toMatchObject({ state: 'failure' });
    expect(finding.remedy).toContain('@BotFather');
  });

  it('finds that Telegram is down, cannot be reached, or says nothing', async () => {
    const closed = await api(200);
    await new Promise(resolve => servers.pop()?.close(resolve));
    const findings = [
      await checkTelegram(token, await api(502, '<html>')),
      await checkTelegram(token, closed),
      await checkTelegram(token, { ...(await api(null)), timeoutMs: 20 }),
    ];

    expect(findings.map(({ state }) => state)).toEqual(['warning', 'warning', 'warning']);
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringContaining('answered 502'),
      expect.stringContaining('ECONNREFUSED'),
      expect.stringContaining('no answer in time'),
    ]);
    expect(JSON.stringify(findings)).not.toContain('secret');
  });
});

it.each([
  [1_000, 'just now'],
  [60_000, '1 minute ago'],
  [7_200_000, '2 hours ago'],
  [86_400_000 * 3.5, '3 days ago'],
])('%i ms are %s', (milliseconds, said) => {
  expect(ago(milliseconds)).toBe(said);
});
