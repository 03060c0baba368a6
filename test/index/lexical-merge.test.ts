import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LexicalBuilder } from '../../src/index/lexical/lexical-build.ts';
import type { LexicalSection } from '../../src/index/lexical/lexical-format.ts';
import { mergeSections } from '../../src/index/lexical/lexical-merge.ts';
import { TermNumbers } from '../../src/index/lexical/term-numbers.ts';

function sectionOf(documents: string[][]): LexicalSection {
  const builder = new LexicalBuilder();
  for (const terms of documents) builder.add(terms);
  return builder.build();
}

/** What a section holds: how often every term stands in every document. */
function contentOf(section: LexicalSection): object {
  const { termOffsets, postingOffsets, characters, documentIds, frequencies } = section;
  const terms = Array.from({ length: termOffsets.length - 1 }, (_, i) => {
    const name = String.fromCharCode(...characters.subarray(termOffsets[i], termOffsets[i + 1]));
    const postings: [number, number][] = [];
    for (let k = postingOffsets[i]!; k < postingOffsets[i + 1]!; k++) {
      postings.push([documentIds[k]!, frequencies[k]!]);
    }
    return [name, postings];
  });
  return { terms, lengths: [...section.lengths], living: section.living };
}

const term = fc.constantFrom('学校', '核酸', '检测', '7', '27', 'pcr', '𠮷田', '￿￿');
const documents = fc.array(fc.array(term, { maxLength: 12 }), { maxLength: 8 });

describe('a merged section', () => {
  it('holds what one of the living documents alone holds, with holes for the others', () => {
    fc.assert(
      fc.property(documents, documents, fc.array(fc.boolean()), (old, added, gone) => {
        const removed = old.map((_, i) => i).filter(i => gone[i]);

        const merged = mergeSections(sectionOf(old), removed, sectionOf(added));

        const holes = old.map((terms, i) => (gone[i] ? [] : terms));
        const expected = sectionOf([...holes, ...added]);
        expect(contentOf(merged)).toEqual(
          contentOf({ ...expected, living: expected.living - removed.length }),
        );
      }),
    );
  });

  it('counts a term up to 255 times', () => {
    const { frequencies, lengths } = sectionOf([Array.from({ length: 300 }, () => '学校')]);

    expect([[...frequencies], [...lengths]]).toEqual([[255], [300]]);
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
