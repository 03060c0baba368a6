import { spawn } from 'node:child_process';
import { Settings } from '../../src/cli/settings.ts';
import { YINJU } from './compile.ts';

export interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Set and empty, which is unset: a developer's own `.env` has no say in the tests. */
export const UNSET = Object.fromEntries(Object.keys(Settings.shape).map(name => [name, '']));

/** Run the command as a person would, with nothing but the given settings in its environment. */
export function runYinju(args: string[], settings: Record<string, string> = {}): Promise<Run> {
  const child = spawn(process.execPath, [YINJU, ...args], {
    env: { PATH: process.env.PATH ?? '', ...UNSET, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const run: Run = { code: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    run.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    run.stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve({ ...run, code }));
  });
}
