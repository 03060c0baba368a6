import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { ReadFile, ReadReport } from '../telegram/admin/keeper.ts';
import { placeName } from '../text/places.ts';
import { YINJU } from './build-in-child.ts';

const MOST_MS = 60_000;
const MOST_MIB = 1024;
/** What is kept of a file that holds more. */
const FIRST_REPORTS = 5;
const FIRST_PROBLEMS = 5;
const OPENING_CHARACTERS = 200;

/** What `yinju inspect --json` prints of a report, as far as it is shown to an admin. */
const Inspected = z.object({
  reportId: z.string(),
  title: z.string().nullable(),
  body: z.string(),
  published: z.string().nullable(),
  meetingDate: z.string().nullable(),
  dateInferred: z.boolean(),
  place: z.object({
    province: z.string().nullable(),
    city: z.string().nullable(),
    county: z.string().nullable(),
  }),
  chair: z.string().nullable(),
  speakers: z.array(z.string()),
  warnings: z.array(z.string()),
});

/**
 * Read a file in a process of its own, so that one that unpacks to all memory or takes all time
 * takes nobody along. Throws an Error that says what became of it.
 */
export async function readInChild(
  file: string,
  command: string[] = [`--max-old-space-size=${MOST_MIB}`, YINJU, 'inspect', '--json', file],
  mostMs = MOST_MS,
): Promise<ReadFile> {
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<string | null>((resolve, reject) => {
    child.once('error', reject);
    // One is how it ends when something of the file could not be read.
    child.once('close', (code, signal) => resolve(code === 0 || code === 1 ? null : signal));
  });
  const waiting = new AbortController();
  let isLate = false;
  sleep(mostMs, undefined, { signal: waiting.signal }).then(
    () => {
      isLate = true;
      child.kill('SIGKILL');
    },
    () => {},
  );
  const read: ReadFile = { reports: [], reportIds: [], problems: [], problemCount: 0 };
  try {
    const problems = takeProblems(read, createInterface({ input: child.stderr }), file);
    await takeReports(read, createInterface({ input: child.stdout }));
    await problems;
    const signal = await ended;
    if (isLate) throw new Error(`takes longer than ${mostMs / 1000} seconds to read`);
    if (signal) throw new Error(`ends its reader (${signal}): it needs too much memory`);
    return read;
  } finally {
    waiting.abort();
  }
}

async function takeReports(read: ReadFile, lines: AsyncIterable<string>): Promise<void> {
  for await (const line of lines) {
    const report = reportOf(line);
    if (!report) continue;
    read.reportIds.push(report.reportId);
    if (read.reports.length < FIRST_REPORTS) read.reports.push(report);
  }
}

/** Problems stand as `name: reason`; further lines belong to them, or are of others. */
async function takeProblems(
  read: ReadFile,
  lines: AsyncIterable<string>,
  file: string,
): Promise<void> {
  for await (const line of lines) {
    const end = line.indexOf(': ');
    if (!line.startsWith(path.basename(file)) || end < 0) continue;
    read.problemCount++;
    if (read.problems.length < FIRST_PROBLEMS) {
      read.problems.push({ file: line.slice(0, end), reason: line.slice(end + 2) });
    }
  }
}

/** Null for half a line, which a killed process leaves. */
function reportOf(line: string): ReadReport | null {
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch {
    return null;
  }
  const { body, meetingDate, published, place, ...report } = Inspected.parse(given);
  return {
    ...report,
    date: meetingDate ?? published,
    place: placeName(place),
    opening: [...body.slice(0, 2 * OPENING_CHARACTERS)].slice(0, OPENING_CHARACTERS).join(''),
  };
}
