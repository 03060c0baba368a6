import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runYinju } from '../helpers/run-yinju.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import ceilings from './ceilings.json' with { type: 'json' };

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MEASURE = fileURLToPath(new URL('measure.js', import.meta.url));
/** What whoever runs the bot gets of ours. */
const SHIPPED = ['bin', 'src', 'data/reports', 'data/gazetteer.json', 'embeddings/model'];
const BYTES_A_MIB = 2 ** 20;

function bytesOf(file: string): number {
  if (!statSync(file).isDirectory()) return statSync(file).size;
  return readdirSync(file).reduce((sum, name) => sum + bytesOf(path.join(file, name)), 0);
}

/**
 * What the product must not outgrow unnoticed: who has a reason to, raises a number of
 * ceilings.json and says in the commit why. Times are CPU time against a loop of fixed work in the
 * same process, the fastest of several rounds, so a busy machine does not matter.
 */
describe('ceilings', () => {
  it('hold for what is shipped', () => {
    const bytes = SHIPPED.reduce((sum, name) => sum + bytesOf(path.join(ROOT, name)), 0);

    expect(bytes / BYTES_A_MIB).toBeLessThan(ceilings.shippedMiB);
  });

  it('hold for the packages it takes to run', () => {
    const lock = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { dev?: boolean; optional?: boolean; os?: string[] }>;
    };
    const needed = Object.entries(lock.packages).filter(
      ([name, { dev, optional, os }]) => name !== '' && !dev && !optional && !os,
    );

    expect(needed.length).toBeLessThanOrEqual(ceilings.productionPackages);
  });

  it('hold for the time of an answer and the memory it takes', async () => {
    const index = path.join(await tempFolder(), 'index');
    const built = await runYinju(['index', '--index', index, '--reports', 'data/reports']);
    expect(built.code, built.stderr).toBe(0);

    const printed = execFileSync(process.execPath, [MEASURE, index], { encoding: 'utf8' });
    const measured = JSON.parse(printed) as { answerToReference: number; rssMiB: number };

    expect(measured.answerToReference).toBeLessThan(ceilings.answerToReference);
    expect(measured.rssMiB).toBeLessThan(ceilings.answeringMiB);
  });
});
