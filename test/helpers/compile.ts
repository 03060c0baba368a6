import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const YINJU = fileURLToPath(new URL('../../bin/yinju.js', import.meta.url));

/**
 * Compile once before all workers, so that those that run the command do not race to do it. A
 * source that does not compile fails the tests of the command, not all others.
 */
export default function setup(): void {
  const run = spawnSync(process.execPath, [YINJU, '--help'], { encoding: 'utf8' });
  if (run.stderr.includes('does not compile')) console.error(run.stderr);
}
