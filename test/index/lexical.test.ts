import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LexicalIndex, topScores } from '../../src/index/lexical/lexical.ts';
import { LexicalFile } from '../../src/index/lexical/lexical-file.ts';
import { lexicalFileOf } from '../helpers/lexical.ts';

const K1 = 1.2;
const B = 0.75;

/** BM25 as the textbook has it. */
function plainBm25(documents: string[][], question: [term: string, weight: number][]): number[] {
  const average = documents.reduce((sum, terms) => sum + terms.length, 0) / documents.length || 1;
  return documents.map(terms => {
    let score = 0;
    for (const [term, weight] of question) {
      const containing = documents.filter(other => other.includes(term)).length;
      const tf = terms.filter(other => other === term).length;
      const idf = Math.log(1 + (documents.length - containing + 0.5) / (containing + 0.5));
      const norm = K1 * (1 - B + (B * terms.length) / average);
      score += (weight * idf * tf * (K1 + 1)) / (tf + norm);
    }
    return score;
  });
}

async function indexOf(documents: string[][]): Promise<LexicalIndex> {
  const file = new LexicalFile(await lexicalFileOf(documents));
  onTestFinished(() => file.close());
  return new LexicalIndex(file, 0);
}

const DOCUMENTS = [
  ['核酸', '检测', '核酸'],
  ['学校', '食堂', '消毒', '检测'],
  ['会议', '要求'],
  [],
];

describe('the lexical index', () => {
  it('scores as BM25 does, after a way through its file', async () => {
    const index = await indexOf(DOCUMENTS);

    const { scores } = index.score([
      ['核酸', 1],
      ['检测', 0.4],
    ]);

    const expected = plainBm25(DOCUMENTS, [
      ['核酸', 1],
      ['检测', 0.4],
    ]);
    for (const [i, score] of expected.entries()) expect(scores[i]).toBeCloseTo(score, 3);
    expect(scores[2]).toBe(0);
  });

  it('scores any documents and question as BM25 does', async () => {
    const term = fc.constantFrom('学校', '核酸', '检测', '27', 'pcr', '𠮷田');
    const questions = fc.uniqueArray(fc.tuple(term, fc.constantFrom(1, 0.4, 0.15)), {
      selector: ([name]) => name,
    });
    const corpora = fc.array(fc.array(term, { maxLength: 20 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(corpora, questions, async (documents, question) => {
        const { scores } = (await indexOf(documents)).score(question);
        const expected = plainBm25(documents, question);
        for (const [i, score] of expected.entries()) expect(scores[i]).toBeCloseTo(score, 3);
      }),
    );
  });

  it('tells which share of the question stands in a document', async () => {
    const index = await indexOf(DOCUMENTS);

    const { covered } = index.score([
      ['核酸', 1],
      ['消毒', 0.5],
      ['地铁', 1],
    ]);

    expect(covered[0]).toBeCloseTo(index.idf('核酸'), 5);
    expect(covered[1]).toBeCloseTo(0.5 * index.idf('消毒'), 5);
    expect(covered[3]).toBe(0);
  });

  it('weighs a rare term more than a common one, and one that nothing has most', async () => {
    const index = await indexOf(DOCUMENTS);

    expect(index.idf('核酸')).toBeGreaterThan(index.idf('检测'));
    expect(index.idf('地铁')).toBeGreaterThan(index.idf('核酸'));
  });

  it.each([
    ['核酸', true],
    ['核', false],
    ['核酸检', false],
    ['', false],
    ['zz', false],
  ])('finds a term only by its whole name: %s', async (term, expected) => {
    expect((await indexOf(DOCUMENTS)).has(term)).toBe(expected);
  });

  it('scores every question anew', async () => {
    const index = await indexOf(DOCUMENTS);
    const [first] = index.score([['核酸', 1]]).scores;

    index.score([['检测', 1]]);

    expect(index.score([['核酸', 1]]).scores[0]).toBe(first);
    expect(index.score([]).scores[0]).toBe(0);
  });

  it('finds nothing in an index of no documents', async () => {
    const { scores } = (await indexOf([])).score([['核酸', 1]]);

    expect(topScores(scores, 5)).toEqual([]);
  });
});

describe('the best scores', () => {
  it.each([
    ['best first', [1, 3, 2], 2, [1, 2]],
    ['ties by number', [2, 1, 2, 2], 2, [0, 2]],
    ['a tie at the end of the limit by number', [1, 2, 1, 1], 3, [1, 0, 2]],
    ['none without a score', [0, 0, 0.5], 5, [2]],
    ['none when none is wanted', [1, 2], 0, []],
  ])('are %s', (_, scores, limit, expected) => {
    expect(topScores(Float32Array.from(scores), limit).map(({ id }) => id)).toEqual(expected);
  });
});
