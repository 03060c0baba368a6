/**
 * Builds an index as another process would, with a fault where it is told to: `node build.js CASES`,
 * a JSON array of `BuildCase` (builder.ts). Prints `begin` before and one JSON result after every
 * build.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import { plainEmbedder } from './embedder.js';
import { half, systemError } from './faults.js';
import { watchCalls } from './watch.js';

const { statfsSync } = fs;
const PLENTY = { bavail: 1e9, bsize: 4096 };

const { buildIndex } = await import('../../../dist/index/build.js');
const { IndexError } = await import('../../../dist/index/format.js');

for (const given of JSON.parse(process.argv[2] ?? '[]')) {
  process.stdout.write('begin\n');
  process.stdout.write(`${JSON.stringify(await run(given))}\n`);
}

async function run({ indexFolder, reports, full, pauseMs, fault, spaceUnknown }) {
  const calls = [];
  let failed = null;
  let peakBytes = 0;
  const open = openDescriptors();
  const onCall = call => {
    const number = calls.push(`${call.name} ${path.basename(call.file)}`);
    if (fault.measured) peakBytes = Math.max(peakBytes, usedBytes(fault.measured));
    if (fault.at === 0 || number < fault.at || (number > fault.at && !fault.lasting)) return;
    // SQLite closes whatever the disk says.
    if (fault.kind !== 'kill' && call.name === 'sqlite.close') return;
    failed ??= calls[number - 1];
    if (fault.kind !== 'kill') throw systemError(fault.kind, call);
    if (fault.half) half(call);
    process.kill(process.pid, 'SIGKILL');
  };
  const unwatch = fault ? await watchCalls(path.resolve(indexFolder), onCall) : () => {};
  if (spaceUnknown) {
    fs.promises.statfs = async () => PLENTY;
    syncBuiltinESMExports();
  }
  const ending = await buildIndex({
    inputs: [reports],
    indexFolder,
    embedder: plainEmbedder({}, pauseMs),
    full: full ?? false,
  }).then(
    ({ manifest, mode }) => ({ generation: manifest.generation, mode }),
    error => ({ error: error.message, isIndexError: error instanceof IndexError }),
  );
  unwatch();
  return { ...ending, calls, failed, peakBytes, leftOpen: openDescriptors() - open };
}

function usedBytes(folder) {
  const { blocks, bfree, bsize } = statfsSync(folder);
  return (blocks - bfree) * bsize;
}

/** How many files this process has open, where the system tells. */
function openDescriptors() {
  return fs.existsSync('/proc/self/fd') ? fs.readdirSync('/proc/self/fd').length : 0;
}
