import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { YINJU } from '../helpers/compile.ts';
import { runYinju } from '../helpers/run-yinju.ts';
import { expectAtRest, remove } from './lab.ts';
import { sized } from './size.ts';
import { Tally } from './tally.ts';

const FILES = 12;
/** Each is one passage. */
const REPORTS_A_FILE = 250;
const TIMES = sized(1, 3);
const WAYS = sized(
  [
    { signal: 'SIGINT', isJson: true },
    { signal: 'SIGTERM', isJson: false },
  ] as const,
  (['SIGINT', 'SIGTERM', 'SIGKILL'] as const).flatMap(signal => [
    { signal, isJson: true },
    { signal, isJson: false },
  ]),
);
const QUESTION = '第3号会议上谁负责第21项工作？';
const STOPPED_STATUS = 130;

let root: string;
/** An index of one file, to be built again with all. */
let template: string;
let reports: string;
let answerBefore: string;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'yinju-faults-'));
  [reports, template] = [path.join(root, 'reports'), path.join(root, 'template')];
  await mkdir(reports);
  await writeFile(path.join(reports, '0.jsonl'), lines(0, 20));
  await index(template);
  answerBefore = await ask(template);
  for (let file = 1; file <= FILES; file++) {
    await writeFile(path.join(reports, `${file}.jsonl`), lines(1000 * file, REPORTS_A_FILE));
  }
});
afterAll(() => remove(root));

function lines(from: number, count: number): string {
  return Array.from({ length: count }, (_, i) => {
    const n = from + i;
    const text = `第${n}号会议纪要。会议指出，第${7 * n}项工作由第${n % 97}组负责，发现险情立即上报。`;
    return `${JSON.stringify({ _id: `s${n}`, text })}\n`;
  }).join('');
}

const commandFor = (indexFolder: string) => ['index', '--reports', reports, '--index', indexFolder];

interface Built {
  event: string;
  changes?: { passages: { embedded: number; reused: number } };
}

async function index(indexFolder: string): Promise<Built> {
  const { stdout, stderr } = await runYinju([...commandFor(indexFolder), '--json']);
  const last = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Built;
  if (last.event !== 'result') throw new Error(`the build ended with ${stdout} ${stderr}`);
  return last;
}

async function ask(indexFolder: string): Promise<string> {
  return (await runYinju(['ask', '--index', indexFolder, '--json', QUESTION])).stdout;
}

/** Processes that a process has started; none where the system does not tell. */
function childrenOf(child: ChildProcess): number[] {
  const file = `/proc/${child.pid}/task/${child.pid}/children`;
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').trim().split(' ').filter(Boolean).map(Number);
}

async function expectEnded(processes: number[]): Promise<void> {
  for (let i = 0; i < 100; i++) {
    const alive = processes.filter(id => existsSync(`/proc/${id}/exe`));
    if (alive.length === 0) return;
    await wait(100);
  }
  throw new Error(`processes that embed go on: ${processes.join(', ')}`);
}

/** Start a build and send a signal in the midst of embedding: when the first embeddings are kept. */
async function stopped(indexFolder: string, signal: NodeJS.Signals, isJson: boolean) {
  const args = [YINJU, ...commandFor(indexFolder), ...(isJson ? ['--json'] : [])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const read = (text: string) => {
    output += text;
  };
  child.stdout.setEncoding('utf8').on('data', read);
  child.stderr.setEncoding('utf8').on('data', read);
  const ended = new Promise<number | null>(resolve => child.on('close', resolve));
  const first = path.join(indexFolder, 'unfinished.sqlite');
  while (child.exitCode === null && !existsSync(first)) await wait(5);
  const children = childrenOf(child);
  child.kill(signal);
  const code = await ended;
  await expectEnded(children);
  return { code, output };
}

/** How many embeddings stay, by what a person is told. */
function keptBy(output: string): number {
  const said = /Stopped: generation 1 is as it was(?:; (\d+) embeddings are kept)?/u.exec(output);
  if (!said || /\n\s+at /u.test(output)) throw new Error(`it said “${output}”`);
  return Number(said[1] ?? 0);
}

describe('a build that is stopped', () => {
  it('tells what stays, and the next one takes it', async () => {
    const tally = new Tally('SIGINT, SIGTERM and SIGKILL on the command line');
    for (const { signal, isJson } of Array.from({ length: TIMES }, () => WAYS).flat()) {
      await tally.check(`${signal}${isJson ? ' with --json' : ''}`, async () => {
        const indexFolder = await copyOfTemplate();
        const { code, output } = await stopped(indexFolder, signal, isJson);
        if (code === 0) return 'ended before';
        const isKilled = signal === 'SIGKILL';
        if (code !== (isKilled ? null : STOPPED_STATUS)) throw new Error(`exit ${code}: ${output}`);
        const kept = isKilled ? null : keptBy(output);
        if (!isKilled) await expectAtRest(indexFolder, true);
        if ((await ask(indexFolder)) !== answerBefore) throw new Error('another answer');
        const { embedded } = (await index(indexFolder)).changes?.passages ?? { embedded: -1 };
        await expectAtRest(indexFolder);
        const reused = FILES * REPORTS_A_FILE - embedded;
        if (kept !== null && reused !== kept) throw new Error(`kept ${kept}, reused ${reused}`);
        await remove(indexFolder);
        return reused > 0 ? 'with embeddings reused' : 'with none to reuse';
      });
    }
    tally.end();
  });
});

async function copyOfTemplate(): Promise<string> {
  const folder = await mkdtemp(path.join(root, 'case-'));
  await cp(template, folder, { recursive: true });
  return folder;
}
