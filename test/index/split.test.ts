import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PASSAGE_CHARACTERS, passageHeader, splitReport } from '../../src/index/build/split.ts';
import type { SpeakerTurn } from '../../src/types.ts';
import { report } from '../helpers/report.ts';

const sentence = (words: number) => `${'会议要求抓好落实'.repeat(words)}。`;
const whole = (body: string): SpeakerTurn[] => [{ start: 0, end: body.length, speaker: null }];
const slices = (body: string, turns = whole(body)) =>
  splitReport({ body, turns }).map(({ start, end }) => body.slice(start, end));

describe('splitting a report into passages', () => {
  it('keeps a short report in one passage', () => {
    expect(slices('今天开会。明天休息。')).toEqual(['今天开会。明天休息。']);
  });

  it('never breaks a sentence that fits', () => {
    const body = Array.from({ length: 12 }, (_, i) => sentence(5 + (i % 4))).join('');

    const passages = slices(body);

    expect(passages.length).toBeGreaterThan(1);
    expect(passages.every(text => text.endsWith('。'))).toBe(true);
  });

  it('evens passages out, so that no short rest is left over', () => {
    const body = sentence(4).repeat(11);

    const lengths = slices(body).map(text => text.length);

    expect(lengths).toEqual([165, 198]);
  });

  it('does not leave the name of a part behind, away from what it names', () => {
    const body = `${sentence(9)}${sentence(9)}${sentence(9)}三、加强值守。${sentence(9)}${sentence(9)}`;

    expect(slices(body)[1]?.startsWith('三、加强值守。')).toBe(true);
  });

  it('cuts between paragraphs rather than inside one', () => {
    const body = `${sentence(10)}${sentence(6)}\n${sentence(10)}${sentence(12)}`;

    expect(slices(body)[1]).toBe(`${sentence(10)}${sentence(12)}`);
  });

  it('cuts a sentence longer than a passage at its clauses', () => {
    const body = `${'要严格落实防控责任，'.repeat(40)}确保万无一失。`;

    const passages = slices(body);

    expect(passages.slice(0, -1).every(text => text.endsWith('，'))).toBe(true);
    expect(passages.join('')).toBe(body);
  });

  it('cuts a text without any stop, but no character in half', () => {
    const passages = slices('𠮷'.repeat(400));

    expect(passages.join('')).toBe('𠮷'.repeat(400));
    expect(passages.every(text => Buffer.from(text).toString() === text)).toBe(true);
  });

  it('never joins the words of two speakers', () => {
    const body = '常书铭说要快。吴俊清说要稳。';
    const turns = [
      { start: 0, end: 7, speaker: '常书铭' },
      { start: 7, end: 14, speaker: '吴俊清' },
    ];

    expect(splitReport({ body, turns })).toEqual(turns);
  });

  it('has no passage for a body without words', () => {
    expect(splitReport({ body: ' \n ', turns: whole(' \n ') })).toEqual([]);
  });

  it('covers any body in order, within the limit and within its turns', () => {
    const piece = fc.constantFrom('防控', '，', '。', '\n', ' ', '；', '𠮷', 'a1 ', '”', '！');
    const texts = fc.array(piece, { maxLength: 900 }).map(pieces => pieces.join(''));
    fc.assert(
      fc.property(texts, texts, (first, second) => {
        const body = first + second;
        const turns = [
          { start: 0, end: first.length, speaker: '甲' },
          { start: first.length, end: body.length, speaker: '乙' },
        ];
        let covered = 0;
        for (const { start, end, speaker } of splitReport({ body, turns })) {
          expect(body.slice(covered, start).trim()).toBe('');
          expect(end - start).toBeGreaterThan(0);
          expect(end - start).toBeLessThanOrEqual(PASSAGE_CHARACTERS);
          expect(speaker === '甲' ? end <= first.length : start >= first.length).toBe(true);
          covered = end;
        }
        expect(body.slice(covered).trim()).toBe('');
      }),
      { numRuns: 150 },
    );
  });
});

describe('the header over a passage', () => {
  it('names title, date, place and speaker as questions say them', () => {
    const given = report({
      title: '专题会议召开',
      meetingDate: '2022-05-05',
      place: { province: '山西省', city: '晋中市', county: null },
    });

    expect(passageHeader(given, '常书铭')).toBe('专题会议召开 2022年5月5日 山西省 晋中市 常书铭');
  });

  it.each([
    ['a meeting without a year', { meetingDate: '05-04' }, '5月4日'],
    [
      'a report that only tells when it was published',
      { published: '2021-12-01' },
      '2021年12月1日',
    ],
    ['nothing known', {}, ''],
  ])('leaves out what is absent: %s', (_, fields, expected) => {
    expect(passageHeader(report(fields), null)).toBe(expected);
  });
});
