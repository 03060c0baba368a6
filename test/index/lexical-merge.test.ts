import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeLexical } from '../../src/index/lexical/lexical-merge.ts';
import { TermNumbers } from '../../src/index/lexical/term-numbers.ts';
import { builderOf, contentOf, lexicalFileOf } from '../helpers/lexical.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const term = fc.constantFrom('学校', '核酸', '检测', '7', '27', 'pcr', '𠮷田', '￿￿');
const documents = fc.array(fc.array(term, { maxLength: 12 }), { maxLength: 8 });

async function mergedWith(old: string[][], removed: number[], added: string[][]) {
  const file = path.join(await tempFolder(), 'lexical.bin');
  const before = await lexicalFileOf(old, old);
  const change = () => ({ removed, added: builderOf(added, old.length) });
  await writeLexical(file, [change(), change()], before);
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
    const merged = contentOf(await mergedWith(many, [1], many), 0);

    const [[, postings] = ['', []]] = merged.terms;
    expect(postings).toHaveLength(79_999);
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
        expect(numbers.names).toEqual(distinct);
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
