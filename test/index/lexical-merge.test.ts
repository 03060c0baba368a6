import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeLexical } from '../../src/index/lexical/lexical-merge.ts';
import { TermNumbers } from '../../src/index/lexical/term-numbers.ts';
import { builderOf, contentOf, lexicalFileOf } from '../helpers/lexical.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const term = fc.constantFrom('学校', '核酸', '检测', '7', '27', 'pcr', '𠮷田', '￿￿');
const documents = fc.array(fc.array(term, { maxLength: 12 }), { maxLength: 8 });

/** So few postings are held that most documents are a run of their own. */
const FEW = 5;

/** A file of documents that are left and added; added reports are merged from runs. */
async function mergedWith(old: string[][], removed: number[], added: string[][]) {
  const file = path.join(await tempFolder(), 'lexical.bin');
  const before = await lexicalFileOf(old, old);
  const all = await builderOf(added, old.length);
  const spilled = await builderOf(added, old.length, FEW);
  const changes = [all, spilled].map(({ builder }) => ({ removed, added: builder }));
  await writeLexical(file, changes, before);
  expect(await readdir(path.dirname(spilled.prefix))).toEqual([]);
  return file;
}

describe('a merged file', () => {
  it('holds what one of the living documents alone holds, with holes for the others', async () => {
    await fc.assert(
      fc.asyncProperty(documents, documents, fc.array(fc.boolean()), async (old, added, gone) => {
        const removed = old.map((_, i) => i).filter(i => gone[i]);

        const merged = await mergedWith(old, removed, added);

        const holes = old.map((terms, i) => (gone[i] ? [] : terms));
        const alone = contentOf(await lexicalFileOf([...holes, ...added]), 0);
        const expected = { ...alone, living: alone.living - removed.length };
        expect(contentOf(merged, 0)).toEqual(expected);
        expect(contentOf(merged, 1)).toEqual(expected);
      }),
    );
  });

  it('has all postings of terms that many documents have', async () => {
    const many = Array.from({ length: 40_000 }, (_, i) =>
      i % 3 === 0 ? ['学校'] : ['学校', '学校'],
    );
    const merged = contentOf(await mergedWith(many, [1], many.slice(0, 100)), 0);

    const [[, postings] = ['', []]] = merged.terms;
    expect(postings).toHaveLength(40_099);
    expect(postings.slice(0, 3)).toEqual([
      [0, 1],
      [2, 2],
      [3, 1],
    ]);
    expect(postings.slice(39_998, 40_001)).toEqual([
      [39_999, 1],
      [40_000, 1],
      [40_001, 2],
    ]);
  });

  it('is the same whether postings were held or spilled', async () => {
    const texts = Array.from({ length: 300 }, (_, i) => ['学校', `${i % 7}`, `第${i}号`, '学校']);
    const files = [1e6, 100, 1].map(async mostHeld => {
      const file = path.join(await tempFolder(), 'lexical.bin');
      const { builder } = await builderOf(texts, 0, mostHeld);
      const { builder: none } = await builderOf([]);
      const changes = [builder, none].map(added => ({ removed: [], added }));
      await writeLexical(file, changes, null);
      return readFile(file);
    });

    const [held, ...spilled] = await Promise.all(files);

    for (const file of spilled) expect(file.equals(held!)).toBe(true);
  });

  it('counts a term up to 255 times', async () => {
    const file = await lexicalFileOf([Array.from({ length: 300 }, () => '学校')]);

    expect(contentOf(file, 0)).toEqual({
      terms: [['学校', [[0, 255]]]],
      lengths: [300],
      living: 1,
    });
  });
});

describe('numbers of terms', () => {
  it('are given in the order in which terms first come', () => {
    const any = fc.oneof(fc.string({ maxLength: 3 }), fc.string({ minLength: 2, maxLength: 2 }));
    fc.assert(
      fc.property(fc.array(any, { maxLength: 400 }), terms => {
        const numbers = new TermNumbers();
        const distinct = [...new Set(terms)];

        expect(terms.map(name => numbers.of(name))).toEqual(
          terms.map(name => distinct.indexOf(name)),
        );
        const sorted = numbers.sorted();
        expect(sorted.names).toEqual([...distinct].sort());
        expect([...sorted.numbers]).toEqual(sorted.names.map(name => distinct.indexOf(name)));
        expect(numbers.count).toBe(distinct.length);
      }),
    );
  });

  it('are right for more terms than there are slots at first', () => {
    const numbers = new TermNumbers();
    const pairs = Array.from({ length: 40_000 }, (_, i) =>
      String.fromCharCode(0x4e00 + (i % 300), 0x4e00 + Math.floor(i / 300)),
    );

    for (const pair of pairs) numbers.of(pair);

    expect(pairs.every((pair, i) => numbers.of(pair) === i)).toBe(true);
  });
});
