#!/usr/bin/env node
/**
 * Runs Yinju. The TypeScript is compiled first when it is newer than what was compiled, so that
 * every command works right after `npm ci` and after every edit.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const compiled = path.join(root, 'dist', 'cli', 'main.js');
const stamp = path.join(root, 'dist', '.tsbuildinfo');

function newestSource() {
  const src = path.join(root, 'src');
  if (!existsSync(src)) return 0;
  const files = readdirSync(src, { recursive: true }).filter(name => String(name).endsWith('.ts'));
  return Math.max(...files.map(name => statSync(path.join(src, String(name))).mtimeMs));
}

const compiledAt = existsSync(compiled) && existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
if (newestSource() > compiledAt) {
  let tsc;
  try {
    tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  } catch {
    console.error('yinju: TypeScript is not installed, run npm ci');
    process.exit(1);
  }
  if (process.stderr.isTTY) console.error('Compiling TypeScript …');
  const run = spawnSync(process.execPath, [tsc, '-p', path.join(root, 'tsconfig.build.json')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (run.status !== 0) {
    console.error(run.stdout);
    console.error('yinju: the TypeScript does not compile');
    process.exit(1);
  }
}
await import(compiled);
