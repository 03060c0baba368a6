import { describe, expect, it } from 'vitest';
import type { ExplainedCandidate, Explanation } from '../../src/answer/explain.ts';
import { columns } from '../../src/cli/columns.ts';
import { explanationText } from '../../src/cli/explain-text.ts';
import { understand } from '../../src/search/understand.ts';

const candidate = (
  rank: number,
  changes: Partial<ExplainedCandidate> = {},
): ExplainedCandidate => ({
  rank,
  score: 10 - rank,
  reportId: `r${rank}`,
  title: '云岭市召开医疗救治和药品保供专题会议暨市疫情防控指挥部全体会议'.repeat(3),
  date: '2022-05-05',
  place: '云岭市',
  speaker: null,
  text: '药店对布洛芬、对乙酰氨基酚实行拆零销售，\n每人每次限购6粒。'.repeat(9),
  features: {
    coverage: { value: 0.5, weight: 6, contribution: 3 },
    someFeatureThatIsYetToBeInvented: { value: -1.5, weight: 0.75, contribution: -1.125 },
    chair: { value: 0, weight: 3, contribution: 0 },
  },
  fate: 'not_chosen',
  quote: null,
  ...changes,
});

const explanation = (changes: Partial<Explanation> = {}): Explanation => ({
  query: understand('2022年5月晋中市药店怎么销售布洛芬，每人限购多少？'),
  terms: [
    { term: '布洛', weight: 4.09, inherited: false },
    { term: '药店', weight: 2.8, inherited: true },
    { term: '售布', weight: null, inherited: false },
  ],
  compared: 62,
  candidates: [
    candidate(1, { fate: 'quoted', quote: 1 }),
    candidate(2, { fate: 'unfit' }),
    ...[3, 4, 5, 6].map(rank => candidate(rank)),
    candidate(9, { fate: 'quoted', quote: 2 }),
  ],
  abstention: {
    measure: 'logOdds',
    value: 9,
    bar: 6.16,
    signals: { best: 9, ahead: 1, together: 0.5, weakestPart: 0, dense: 0.4 },
  },
  answer: {
    status: 'answered',
    language: 'zh-Hans',
    quotes: [{}, {}] as Explanation['answer']['quotes'],
    reason: null,
    nearest: [],
    more: 0,
    missing: null,
  },
  ...changes,
});

describe('an explanation in a terminal', () => {
  const lines = explanationText(explanation()).split('\n');
  const line = (pattern: RegExp) => lines.find(text => pattern.test(text)) ?? '';

  it('fits into it, with Chinese as wide as it is shown', () => {
    expect(lines.filter(text => columns(text) > 98)).toEqual([]);
    expect(lines.length).toBeGreaterThan(30);
  });

  it('says what was understood, and nothing of what is not there', () => {
    expect(line(/^ {2}dates/u)).toBe('  dates       2022-5-?');
    expect(line(/^ {2}places/u)).toContain('晋中市');
    expect(line(/^ {2}people/u)).toBe('');
  });

  it('says what counts, what is inherited and what no passage has', () => {
    expect(line(/^ {2}terms/u)).toBe('  terms       布洛 4.09 · 药店 2.80 (inherited)');
    expect(line(/^ {2}nowhere/u)).toBe('  nowhere     售布');
  });

  it('shows the best candidates and what is quoted, with what became of each', () => {
    expect(lines.filter(text => /^ +\d+\. \d/u.test(text))).toEqual([
      '  1. 9.00 quoted as 1',
      '  2. 8.00 dropped, not of what is asked for, 1.00 behind the best',
      '  3. 7.00 not chosen, 2.00 behind the best',
      '  4. 6.00 not chosen, 3.00 behind the best',
      '  5. 5.00 not chosen, 4.00 behind the best',
      '  9. 1.00 quoted as 2, 8.00 behind the best',
    ]);
  });

  it('has a row for every feature there is, in as many tables as it takes', () => {
    const rows = lines.filter(text => text.includes('someFeatureThatIsYetToBeInvented'));

    expect(rows.length).toBeGreaterThan(1);
    expect(rows.join(' ').match(/-1\.50 = -1\.13|-1\.50 = -1\.12/gu)).toHaveLength(6);
    expect(line(/^ {2}0 in all/u)).toBe('  0 in all    chair');
  });

  it('says what the bar is and what was decided', () => {
    expect(line(/^ {2}bar/u)).toBe('  bar         logOdds 9.00 is not below 6.16');
    expect(line(/^ {2}signals/u)).toBe(
      '  signals     best 9.00 · ahead 1.00 · together 0.50 · weakestPart 0.00 · dense 0.40',
    );
    expect(line(/^ {2}decision/u)).toBe('  decision    answered with 2 quotes');
  });

  it('has no table without candidates', () => {
    const none = explanation({ candidates: [], terms: [], compared: 0 });
    expect(explanationText(none)).toContain('Candidates (0 of 0)');
    expect(explanationText(none)).not.toContain('value × weight');
  });
});
