import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { verifyIndex } from '../../src/answer/verify.ts';
import type { BuildResult } from '../../src/index/build/build-result.ts';
import type { Embedder } from '../../src/index/embedder.ts';
import type { ReportIndex } from '../../src/index/report-index.ts';
import { expectAlike, fullBuild } from '../helpers/answers-alike.ts';
import { fakeEmbedder } from '../helpers/fake-embedder.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { makeZip } from '../helpers/zip.ts';

/** Where an index is built and opened. */
export interface BuildPlace {
  build(options: {
    inputs: string[];
    indexFolder: string;
    embedder: Embedder;
  }): Promise<BuildResult>;
  open(indexFolder: string, embedder: Embedder): Promise<ReportIndex>;
  /** How far scores may be from those of files. */
  tolerance: number;
}

/** What the tests of one place have at hand, beside those of every place. */
export interface Building {
  write(name: string, content: string | Buffer): Promise<void>;
  build(): Promise<BuildResult>;
  reports(): string;
  indexFolder(): string;
  embedded(): string[];
  embedder: Embedder;
}

const DUTIES = [
  '学校食堂每天消毒两次',
  '堤防每两小时巡查一遍',
  '商场超市做好消毒通风',
  '核酸检测应检尽检',
];
const text = (n: number) =>
  `${n}号村召开会议。会议要求，${DUTIES[n % 4]}，落实${n}号村的值守要求，第${n * 7}条措施不得遗漏。`;
const line = (n: number) => `${JSON.stringify({ _id: `r${n}`, text: text(n) })}\n`;
const lines = (...numbers: number[]) => numbers.map(line).join('');
const zip = (entries: Record<string, string>) =>
  makeZip(Object.entries(entries).map(([name, data]) => ({ name, data })));

/**
 * What must hold of building what changed, wherever an index stands. `begin` gives an empty place.
 */
export function incrementalContract(begin: () => Promise<BuildPlace>): Building {
  let place: BuildPlace;
  let embedded: string[];
  const embedder = fakeEmbedder({
    embedPassages: texts => {
      embedded.push(...texts);
      return fakeEmbedder().embedPassages(texts);
    },
  });
  let reports: string;
  let indexFolder: string;
  const write = (name: string, content: string | Buffer) =>
    writeFile(path.join(reports, name), content);
  const build = () => place.build({ inputs: [reports], indexFolder, embedder });

  beforeEach(async () => {
    const root = await tempFolder();
    place = await begin();
    reports = path.join(root, 'reports');
    indexFolder = path.join(root, 'index');
    await mkdir(reports);
    for (let n = 0; n < 20; n++) await write(`${n}.txt`, text(n));
    await write('list.jsonl', lines(30, 31, 32, 33, 34, 35, 36, 37, 38, 39));
    await write(
      'pack.zip',
      zip({ 'a.txt': text(40), 'b.txt': text(41), 'c.jsonl': lines(42, 43) }),
    );
    await write('copy.txt', text(3));
    embedded = [];
    await build();
    embedded = [];
  });

  /** Build what changed, and expect it to say what a full build of files says. */
  async function rebuild() {
    const result = await build();
    const computed = embedded.length;
    expect([result.mode, result.reason]).toEqual(['incremental', null]);
    const index = await place.open(indexFolder, embedder);
    const full = await fullBuild([reports], embedder);
    await expectAlike(index, full, embedder, place.tolerance);
    expect((await verifyIndex(index, indexFolder)).errors).toEqual([]);
    index.close();
    full.close();
    expect((await build()).mode).toBe('unchanged');
    return { ...result, computed };
  }

  describe('building what changed', () => {
    it('adds a report and embeds nothing else', async () => {
      await write('new.txt', text(50));

      const { reports: counts, passages, computed } = await rebuild();

      expect(counts).toEqual({ added: 1, removed: 0, kept: 34 });
      expect([passages.embedded, computed]).toEqual([1, 1]);
    });

    it('changes a report', async () => {
      await write('5.txt', `${text(5)}会后，大家到现场查看。`);

      expect((await rebuild()).reports).toEqual({ added: 1, removed: 1, kept: 33 });
    });

    it('removes a report', async () => {
      await rm(path.join(reports, '5.txt'));

      const { reports: counts, computed } = await rebuild();

      expect([counts.removed, computed]).toEqual([1, 0]);
    });

    it('renames a report without embedding it again', async () => {
      await rename(path.join(reports, '5.txt'), path.join(reports, 'five.txt'));

      const { reports: counts, computed } = await rebuild();

      expect([counts.added, counts.removed, computed]).toEqual([0, 0, 0]);
    });

    it('finds all files again where the folder was moved', async () => {
      const moved = `${reports}-moved`;
      await rename(reports, moved);
      reports = moved;

      expect((await rebuild()).computed).toBe(0);
    });

    it('changes, adds, moves and removes lines of a list', async () => {
      await write('list.jsonl', lines(60, 30, 31, 32, 34, 35, 36, 37, 39, 38));

      const { reports: counts, computed } = await rebuild();

      expect(counts).toEqual({ added: 1, removed: 1, kept: 33 });
      expect(computed).toBe(1);
    });

    it('takes a line that stands twice for one report', async () => {
      await write('list.jsonl', lines(30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 31));
      expect((await rebuild()).computed).toBe(0);

      await write('list.jsonl', lines(30, 32, 33, 34, 35, 36, 37, 38, 39, 31));
      embedded = [];
      expect((await rebuild()).computed).toBe(0);
    });

    it('changes and adds entries of an archive', async () => {
      const kept = { 'a.txt': text(40), 'c.jsonl': lines(43, 44) };
      await write('pack.zip', zip({ ...kept, 'b.txt': text(70), 'd.txt': text(71) }));

      const { reports: counts } = await rebuild();

      expect(counts).toEqual({ added: 3, removed: 2, kept: 32 });
    });

    it('takes the same text in another file for a further source', async () => {
      await write('zz-again.txt', text(7));

      const { reports: counts, computed } = await rebuild();

      expect([counts.added, computed]).toEqual([0, 0]);
    });

    it('reads a report from its next source when the first is gone', async () => {
      await rm(path.join(reports, '3.txt'));

      const { reports: counts, computed } = await rebuild();

      expect([counts.removed, computed]).toEqual([0, 0]);
    });

    it('drops a further source and keeps the report', async () => {
      await rm(path.join(reports, 'copy.txt'));

      expect((await rebuild()).reports).toEqual({ added: 0, removed: 0, kept: 34 });
    });

    it('takes up a sidecar, an edit of it, and its end', async () => {
      const sidecar = '6.txt.meta.yml';
      await write(sidecar, 'title: 六号村的会\n');
      await rebuild();
      await write(sidecar, 'title: 第六号村的会\n');
      await rebuild();
      await rm(path.join(reports, sidecar));
      await rebuild();
    });

    it('names what cannot be read every time, until it can', async () => {
      await write('bad.txt', '');
      const { errors } = await rebuild();

      expect(errors.map(({ file }) => file)).toEqual(['bad.txt']);
      expect((await build()).errors.map(({ message }) => message)).toEqual(
        errors.map(({ message }) => message),
      );
      await write('bad.txt', text(80));
      expect((await rebuild()).errors).toEqual([]);
    });
  });

  return {
    write,
    build,
    reports: () => reports,
    indexFolder: () => indexFolder,
    embedded: () => embedded,
    embedder,
  };
}
