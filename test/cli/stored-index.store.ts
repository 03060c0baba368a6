import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { addExtensions, pgliteDatabase } from '../helpers/postgres.ts';
import { runYinju } from '../helpers/run-yinju.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const REPORTS_DIR = fileURLToPath(new URL('../../data/reports', import.meta.url));
const QUESTION = '河湾区疫情防控会议有什么要求';
let settings: Record<string, string>;
let files: Record<string, string>;

beforeAll(async () => {
  const STORE_URL = await pgliteDatabase();
  await addExtensions(STORE_URL);
  const INDEX_DIR = path.join(await tempFolder(), 'index');
  files = { INDEX_DIR, REPORTS_DIR };
  settings = { ...files, STORE_URL };
});

describe('with STORE_URL', () => {
  it('the index is built, asked and verified in the database, after yinju migrate', async () => {
    const early = await runYinju(['index'], settings);
    expect([early.code, early.stderr]).toEqual([1, expect.stringMatching(/run yinju migrate\n$/u)]);
    expect((await runYinju(['migrate', '--only', 'index'], settings)).code).toBe(0);
    const none = await runYinju(['ask', QUESTION], settings);
    expect([none.code, none.stderr]).toEqual([
      1,
      expect.stringMatching(/no index in .*: run npm run index\n$/u),
    ]);

    const built = await runYinju(['index'], settings);

    expect(built.stdout).toMatch(/^Published generation 1: 16 reports/u);
    expect((await runYinju(['index'], settings)).stdout).toMatch(/^Nothing changed: generation 1/u);
    const verified = await runYinju(['verify'], settings);
    expect([verified.code, verified.stdout]).toEqual([0, expect.stringContaining('all true')]);
    const { code } = await runYinju(['ask', QUESTION], files);
    expect(code).toBe(1);
  });

  it('a folder that is named stands in files, and answers the same', async () => {
    const folder = path.join(await tempFolder(), 'named');
    await runYinju(['index', '--index', folder], settings);

    const [inFiles, inDatabase] = await Promise.all([
      runYinju(['ask', '--json', '--index', folder, QUESTION], settings),
      runYinju(['ask', '--json', QUESTION], settings),
    ]);

    expect(inFiles.stdout).toContain('"status":"answered"');
    expect(inDatabase.stdout).toBe(inFiles.stdout);
  });

  it('the doctor looks at the index in the database', async () => {
    const { stdout } = await runYinju(['doctor', '--json'], settings);

    expect(stdout).toMatch(/generation 1: 16 reports, 89 passages/u);
    expect(stdout).not.toContain(`no index in ${settings.INDEX_DIR}`);
  });
});
