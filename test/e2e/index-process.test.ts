import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BuildEvent, parseEvent } from '../../src/cli/build-events.ts';
import { YINJU } from '../helpers/compile.ts';
import { runYinju, UNSET } from '../helpers/run-yinju.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

let folder: string;
/** Enough to embed that a signal finds the build at work. */
let reports: string;
beforeAll(async () => {
  folder = await tempFolder();
  reports = path.join(folder, 'reports.jsonl');
  const lines = Array.from({ length: 3_000 }, (_, i) => {
    const text = `第${i}次会议要求，第${i}号堤防每${i + 2}小时巡查一遍，发现险情立即上报第${i}组。`;
    return `${JSON.stringify({ _id: `r${i}`, text })}\n`;
  });
  await writeFile(reports, lines.join(''));
});

const events = (stdout: string): (BuildEvent | null)[] => stdout.trim().split('\n').map(parseEvent);

/** Start a command and send it a signal when it has printed something. */
async function stopAfterFirstEvent(args: string[], signal: NodeJS.Signals) {
  const child: ChildProcess = spawn(process.execPath, [YINJU, ...args], {
    env: { PATH: process.env.PATH ?? '', ...UNSET },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const run = { stdout: '', stderr: '' };
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    run.stderr += text;
  });
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    if (run.stdout === '') child.kill(signal);
    run.stdout += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { ...run, code };
}

describe('yinju index', () => {
  it('tells of its progress as JSON, at last the result', async () => {
    const index = path.join(folder, 'told');
    const args = ['index', '--reports', 'data/reports', '--index', index, '--json'];

    const { code, stdout } = await runYinju(args);

    const told = events(stdout);
    expect(code).toBe(0);
    expect(told.at(-1)).toMatchObject({
      event: 'result',
      mode: 'full',
      reason: 'no index before',
      changes: { reports: { added: 16, removed: 0, kept: 0 } },
    });
    for (const event of told.slice(0, -1)) expect(event?.event).toBe('progress');
  });

  it('tells of a failure as JSON too', async () => {
    const args = ['index', '--reports', '/no/such/folder', '--index', folder, '--json'];

    const { code, stdout, stderr } = await runYinju(args);

    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(events(stdout)).toEqual([
      { event: 'error', message: '/no/such/folder: no such file or folder' },
    ]);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('stops on %s, and says what stays', async signal => {
    const index = path.join(folder, signal);
    const args = ['index', '--reports', reports, '--index', index, '--json'];

    const { code, stdout, stderr } = await stopAfterFirstEvent(args, signal);

    expect({ code, stderr }).toEqual({ code: 130, stderr: '' });
    expect(events(stdout).at(-1)).toMatchObject({
      event: 'stopped',
      message: expect.stringMatching(/^Stopped: there is no index yet/u) as string,
    });
    const left = await readdir(index);
    expect(left.filter(name => /^(?:building|gen)/u.test(name))).toEqual([]);
  });

  it('is refused while another build of the index runs', async () => {
    const index = path.join(folder, 'shared');
    const args = ['index', '--reports', reports, '--index', index, '--json'];
    const first = spawn(process.execPath, [YINJU, ...args], {
      env: { PATH: process.env.PATH ?? '', ...UNSET },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(first.stdout, 'data');

    const second = await runYinju(args);
    first.kill('SIGKILL');
    await once(first, 'close');

    expect(second.code).toBe(1);
    expect(events(second.stdout).at(-1)).toMatchObject({
      event: 'error',
      message: expect.stringContaining(
        `another build of this index is running (process ${first.pid}, since`,
      ) as string,
    });
  });
});

describe('yinju start', () => {
  it('builds in a process of its own where there is no index, then serves', async () => {
    const index = path.join(folder, 'started');
    const child = spawn(process.execPath, [YINJU, 'start'], {
      env: { PATH: process.env.PATH ?? '', ...UNSET, INDEX_DIR: index, PREVIEW_PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for await (const text of child.stdout.setEncoding('utf8')) {
      said += text;
      if (said.includes('Ctrl-C stops.')) break;
    }
    child.kill('SIGTERM');
    await once(child, 'close');

    expect(said).toMatch(/^Building the index of .*no index in [\s\S]*Open http:/u);
    expect(await readdir(index)).toEqual(expect.arrayContaining(['CURRENT', 'gen-000001']));
  });

  it('says why it cannot build, and ends', async () => {
    const index = path.join(folder, 'nothing');

    const run = await runYinju(['start'], { INDEX_DIR: index, REPORTS_DIR: '/no/such/folder' });

    expect(run.code).toBe(1);
    expect(run.stderr).toBe('yinju: /no/such/folder: no such file or folder\n');
  });
});

describe('yinju doctor', () => {
  it('finds what works, as text and as JSON', async () => {
    const settings = { INDEX_DIR: path.join(folder, 'told') };

    const text = await runYinju(['doctor'], settings);
    const json = await runYinju(['doctor', '--json'], settings);

    expect(text).toMatchObject({ code: 0, stderr: '' });
    expect(text.stdout.trim().split('\n')).toHaveLength(14);
    expect(text.stdout).toContain('✓ settings: set: INDEX_DIR\n');
    expect(text.stdout).toMatch(/^✓ index: generation 1: 16 reports/mu);
    expect(json.code).toBe(0);
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: true });
  });

  it('exits 1 with what to do when something is missing', async () => {
    const settings = { INDEX_DIR: path.join(folder, 'none'), EMBEDDING_MODEL: '/no/such/model' };

    const { code, stdout } = await runYinju(['doctor'], settings);

    expect(code).toBe(1);
    expect(stdout).toMatch(/^✗ model: no embedding model in \/no\/such\/model.*\n {2}→ /mu);
  });

  it('names a setting that is wrong, not its value', async () => {
    const { code, stdout } = await runYinju(['doctor'], { BOT_TOKEN: 'my-secret' });

    expect(code).toBe(1);
    expect(stdout).toMatch(/^✗ settings: BOT_TOKEN is not usable/mu);
    expect(stdout).not.toContain('my-secret');
  });
});
