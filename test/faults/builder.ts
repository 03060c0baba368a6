import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const BUILD_SCRIPT = fileURLToPath(new URL('./child/build.js', import.meta.url));

/** A fault that a builder makes at its call number `at`, counted from 1; 0 makes none and counts. */
export interface Fault {
  at: number;
  kind: 'kill' | 'EIO' | 'ENOSPC' | 'EMFILE';
  /** Die in the middle of the call, where that can be made. */
  half?: boolean;
  /** All calls from that one on fail. */
  lasting?: boolean;
  /** Folder of a disk; how much of it is used at most is told. */
  measured?: string;
}

/** What `child/build.js` is told. */
export interface BuildCase {
  indexFolder: string;
  reports: string;
  full?: boolean;
  /** Time that every batch of passages takes more. */
  pauseMs?: number;
  /** The disk seems to have room for everything. */
  spaceUnknown?: boolean;
  fault?: Fault;
}

/** What it tells of one build. */
export interface BuildOutcome {
  generation?: number;
  mode?: string;
  error?: string;
  isIndexError?: boolean;
  /** Every call that was seen, such as `rename CURRENT.tmp`. */
  calls: string[];
  /** The call that failed. */
  failed: string | null;
  /** Most bytes that were used of the measured disk. */
  peakBytes: number;
  /** Files that are open after the build and were not before. */
  leftOpen: number;
}

export interface Builder {
  child: ChildProcess;
  /** Resolves when the first build begins, the modules being loaded. */
  begun: Promise<void>;
  /** Resolves when the process has ended, with what it told of the builds that ended. */
  outcomes: Promise<BuildOutcome[]>;
}

/** Build in another process. */
export function startBuilder(cases: BuildCase[]): Builder {
  return builderOf(process.execPath, [BUILD_SCRIPT, JSON.stringify(cases)]);
}

/** A builder that is started by another command. */
export function builderOf(command: string, args: string[]): Builder {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, complaints] = ['', ''];
  let begin = () => {};
  const begun = new Promise<void>(resolve => {
    begin = resolve;
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    begin();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  const outcomes = new Promise<BuildOutcome[]>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => {
      begin();
      if (code !== 0 && code !== null) {
        reject(new Error(`the builder ended with ${code}: ${complaints}`));
        return;
      }
      const lines = output.split('\n').filter(line => line.startsWith('{'));
      resolve(lines.map(line => JSON.parse(line) as BuildOutcome));
    });
  });
  return { child, begun, outcomes };
}

/** Every call of a build in that folder: the places where it can be killed or fail. */
export async function callsOf(indexFolder: string, reports: string, full: boolean) {
  const fault: Fault = { at: 0, kind: 'EIO' };
  return (await buildElsewhere({ indexFolder, reports, full, fault })).calls;
}

/** The one build of a builder. */
export async function buildElsewhere(given: BuildCase): Promise<BuildOutcome> {
  const [outcome] = await startBuilder([given]).outcomes;
  if (!outcome) throw new Error('the builder was ended');
  return outcome;
}
