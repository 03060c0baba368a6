import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIndex } from '../../src/index/build.ts';
import { plainEmbedder } from './child/embedder.js';
import { answersOf } from './golden.ts';
import { writeStanding } from './standing.ts';

const SAMPLES = fileURLToPath(new URL('../../data/reports/', import.meta.url));
const REMOVED = '13-beitan-gb18030.txt';
const ADDED = '09-yanzhou-flood.txt';
const CHANGED = '12-three-short.jsonl';
const STANDING = 40;

/** What may stand in an index folder when no build is under way and nothing was damaged. */
const AT_REST = /^(?:CURRENT|gen-\d{6}|lock\.sqlite)$/u;
/** What a build that failed keeps for the next. */
const KEPT = 'unfinished.sqlite';
const MOST_GENERATIONS = 2;

/**
 * A folder of reports as they are now, an index built from them as they were, and the golden answers
 * of both. Copies of the index stand beside it, so that their way to the reports is the same.
 */
export interface Lab {
  root: string;
  reports: string;
  /** Index of the old reports, with one generation. */
  template: string;
  old: string;
  /** By an incremental and by a full build; a report may stand elsewhere in the index. */
  new: string[];
}

export async function setUpLab(): Promise<Lab> {
  const root = await mkdtemp(path.join(tmpdir(), 'yinju-faults-'));
  const [reports, template] = [path.join(root, 'reports'), path.join(root, 'template')];
  await writeReports(reports, 'old');
  await buildIndex({ inputs: [reports], indexFolder: template, embedder: plainEmbedder() });
  await writeReports(reports, 'new');
  const lab: Lab = { root, reports, template, old: await answersOf(template), new: [] };
  for (const full of [false, true]) {
    const folder = await copyOf(lab);
    const { mode } = await buildHere(lab, folder, full);
    // Else both kinds of build would be the same, and half of the cases would prove nothing.
    if (mode !== (full ? 'full' : 'incremental')) throw new Error(`built in mode ${mode}`);
    lab.new.push(await answersOf(folder));
    await remove(folder);
  }
  return lab;
}

/** Make a folder hold one version of the reports: one is removed, one added, one changed. */
export async function writeReports(folder: string, version: 'old' | 'new'): Promise<void> {
  await writeStanding(folder, STANDING);
  const gone = version === 'old' ? ADDED : REMOVED;
  await rm(path.join(folder, gone), { force: true });
  for (const name of await readdir(SAMPLES)) {
    if (name !== gone) await cp(SAMPLES + name, path.join(folder, name));
  }
  const text = await readFile(SAMPLES + CHANGED, 'utf8');
  const people = version === 'old' ? '480名' : '520名';
  await writeFile(path.join(folder, CHANGED), text.replaceAll('480名', people));
}

export async function tearDownLab(lab: Lab | undefined): Promise<void> {
  if (lab) await remove(lab.root);
}

/** A copy of the index of the old reports, to be damaged. */
export async function copyOf({ root, template }: Lab): Promise<string> {
  const folder = await mkdtemp(path.join(root, 'case-'));
  await cp(template, folder, { recursive: true });
  return folder;
}

/** Build the index of the reports as they are now, in this process and without faults. */
export async function buildHere({ reports }: Lab, indexFolder: string, full = false) {
  return buildIndex({ inputs: [reports], indexFolder, embedder: plainEmbedder(), full });
}

export async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** What is served now: throws unless it is all of the old or all of the new. */
export async function oldOrNew(lab: Lab, folder: string): Promise<'old' | 'new'> {
  const answers = await answersOf(folder);
  if (answers === lab.old) return 'old';
  if (lab.new.includes(answers)) return 'new';
  throw new Error('answers of neither the old nor the new index');
}

/**
 * Throws unless builds after a fault end well, and leave nothing but the new index. One that finds
 * nothing to do takes no lock and so clears nothing away; the next that builds does.
 */
export async function expectRecovery(lab: Lab, folder: string): Promise<void> {
  const { mode } = await buildHere(lab, folder);
  if ((await oldOrNew(lab, folder)) === 'old') throw new Error('the old index after a new build');
  if (mode === 'unchanged') await buildHere(lab, folder, true);
  await expectAtRest(folder);
}

/** Throws when something half-made stands in an index folder. */
export async function expectAtRest(folder: string, mayKeep = false): Promise<void> {
  const names = await readdir(folder);
  const left = names.filter(name => !AT_REST.test(name) && !(mayKeep && name === KEPT));
  if (left.length > 0) throw new Error(`left over: ${left.join(', ')}`);
  const generations = names.filter(name => name.startsWith('gen-'));
  if (generations.length > MOST_GENERATIONS) throw new Error(`kept ${generations.join(', ')}`);
}
