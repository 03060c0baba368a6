import { link, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { moveFile } from '../../../src/telegram/admin/files/move-file.ts';
import { tree } from '../../helpers/admin-chat.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const SHARED_MEMORY = '/dev/shm';
const device = async (folder: string) => (await stat(folder).catch(() => null))?.dev;
const isOtherDisk = ![await device(tmpdir()), undefined].includes(await device(SHARED_MEMORY));

let folder: string;
beforeEach(async () => {
  folder = await tempFolder();
  await writeFile(path.join(folder, 'a'), 'text');
});
const at = (name: string) => path.join(folder, name);

describe('a file that is moved', () => {
  it('comes to its place, whose folder is made', async () => {
    expect(await moveFile(at('a'), at('deep/er/b'))).toBe(true);
    expect(await tree(folder)).toEqual({ 'deep/er/b': 'text' });
  });

  it('never takes the place of another', async () => {
    await writeFile(at('b'), 'other');

    expect(await moveFile(at('a'), at('b'))).toBe(false);
    expect(await tree(folder)).toEqual({ a: 'text', b: 'other' });
  });

  it('is moved to the end when that was cut short', async () => {
    await link(at('a'), at('b'));

    expect(await moveFile(at('a'), at('b'))).toBe(true);
    expect(await tree(folder)).toEqual({ b: 'text' });
  });

  it('is not made up when there is none', async () => {
    await expect(moveFile(at('none'), at('b'))).rejects.toThrow('ENOENT');
    expect(Object.keys(await tree(folder))).toEqual(['a']);
  });

  it.skipIf(!isOtherDisk)(
    'is moved to another disk, also when a copy was cut short (skipped without one)',
    async () => {
      const other = await mkdtemp(path.join(SHARED_MEMORY, 'yinju-test-'));
      try {
        await writeFile(path.join(other, '.moving-b'), 'te');

        expect(await moveFile(at('a'), path.join(other, 'b'))).toBe(true);
        expect(await tree(other)).toEqual({ b: 'text' });
        expect(await tree(folder)).toEqual({});
        await writeFile(at('a'), 'new');
        expect(await moveFile(at('a'), path.join(other, 'b'))).toBe(false);
        expect(await readFile(path.join(other, 'b'), 'utf8')).toBe('text');
      } finally {
        await rm(other, { recursive: true });
      }
    },
  );
});
