import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { askedSpan } from '../../src/reader/report/asked-span.ts';
import { textPart } from '../../src/reader/report/text-part.ts';
import type { SpeakerTurn } from '../../src/types.ts';
import { report } from '../helpers/report.ts';
import { all, attribute, openedReport, textOf, withClass } from './reader-for-test.ts';

/** What a body is made of, and what a page could take for something else. */
const bodies = fc
  .array(
    fc.constantFrom(
      ...[
        '会议',
        '要求，',
        '。',
        '\n',
        '\n\n',
        ' ',
        '\r',
        '\t',
        '𠮷',
        '🚧',
        '<',
        '>',
        '&',
        '&amp;',
      ],
      ...['"', "'", '</p>', '<mark id="q">', '<script>', '-->', '\u{2028}', '\u{FEFF}', 'é'],
    ),
    { minLength: 1, maxLength: 40 },
  )
  .map(parts => parts.join(''));

/** Ends of turns by shares of the body, in order; those that fall together make no turn. */
function turnsOf(body: string, shares: number[]): SpeakerTurn[] {
  const places = shares.map(each => Math.floor(each * body.length));
  const edges = [...new Set(places)].filter(at => !splits(body, at));
  const sorted = edges.sort((a, b) => a - b);
  return sorted.slice(1).map((end, i) => ({
    start: sorted[i] ?? 0,
    end,
    speaker: i % 2 === 0 ? '甲<b>' : null,
  }));
}

async function set(body: string, turns: SpeakerTurn[], q?: string) {
  const opened = openedReport(report({ body, turns }));
  const markup = String(await textPart(opened, askedSpan(q, body)));
  return all(parseFragment(markup).childNodes);
}

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('the text of a report', () => {
  it('has every character of the body once, however turns and quotes cut it', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, fc.array(share), share, share, async (body, shares, a, b) => {
        const [start, end] = [a, b].map(at => Math.floor(at * body.length)).sort((x, y) => x - y);
        const elements = await set(body, turnsOf(body, shares), `${start}-${end}`);

        expect(textOf(withClass(elements, 'text')[0], 'who')).toBe(body);
      }),
      { numRuns: 300 },
    );
  });

  it('marks exactly what is asked for, in whole characters', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, fc.array(share), share, share, async (body, shares, a, b) => {
        const [start = 0, end = 0] = [a, b]
          .map(at => Math.floor(at * body.length))
          .sort((x, y) => x - y);
        fc.pre(start < end && !splits(body, start) && !splits(body, end));
        const elements = await set(body, turnsOf(body, shares), `${start}-${end}`);
        const marks = elements.filter(({ tagName }) => tagName === 'mark');

        expect(marks.map(mark => textOf(mark)).join('')).toBe(body.slice(start, end));
        expect(marks.map(mark => attribute(mark, 'id'))).toEqual([
          'q',
          ...marks.slice(1).map(() => undefined),
        ]);
      }),
      { numRuns: 300 },
    );
  });

  it('shows half a character and an unseen zero as replacements of one character', async () => {
    const [text] = await set('甲\u{0}乙\ud800丙', []);

    expect(textOf(text)).toBe('甲\u{FFFD}乙\u{FFFD}丙');
  });

  it('begins an indented paragraph only where the body begins a line', async () => {
    const body = '甲说。乙说。\n丙说。';
    const turns = [
      { start: 0, end: 3, speaker: '甲' },
      { start: 3, end: 6, speaker: '乙' },
      { start: 7, end: 10, speaker: '丙' },
    ];
    const elements = await set(body, turns);

    expect(withClass(elements, 'goes-on').map(each => textOf(each))).toEqual(['乙说。\n']);
    expect(withClass(elements, 'turn').map(each => textOf(each))).toEqual([
      '甲甲说。',
      '乙乙说。\n',
      '丙丙说。',
    ]);
  });

  it('is in the language that it is written in', async () => {
    const hant = openedReport(report({ script: 'Hant' }));
    const [text] = all(parseFragment(String(await textPart(hant, null))).childNodes);

    expect(attribute(text, 'lang')).toBe('zh-Hant');
  });
});

describe('an asked stretch', () => {
  const body = '甲𠮷乙丙';

  it.each([
    ['0-1', 0, 1],
    ['0-999999999', 0, 5],
    ['2-4', 1, 4],
    ['0-2', 0, 3],
    ['003-004', 3, 4],
  ])('%s is [%i, %i)', (given, start, end) => {
    expect(askedSpan(given, body)).toEqual({ start, end });
  });

  it.each([
    undefined,
    '',
    '5-6',
    '3-3',
    '4-3',
    '-1-2',
    '1',
    '1-',
    'a-b',
    '1-2-3',
    '1e1-2',
    '9999999999-9',
    '１-２',
  ])('%s is none', given => {
    expect(askedSpan(given, body)).toBeNull();
  });
});

/** True between the halves of a character. */
function splits(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '');
}
