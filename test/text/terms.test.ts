import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hanNumber } from '../../src/text/numbers.ts';
import { detectScript } from '../../src/text/script.ts';
import { terms } from '../../src/text/terms.ts';

describe('terms', () => {
  it.each([
    ['pairs of neighbours', '核酸检测', ['核酸', '酸检', '检测']],
    ['a lone character', '核,酸', ['核', '酸']],
    ['words and numbers', 'omicron ba.5 72', ['omicron', 'ba.5', '72']],
    ['a decimal as one', '98.7%', ['98.7']],
    ['a number before Chinese', '每72小时', ['每', '72', '小时']],
    ['Chinese inside words', 'a股b', ['a', '股', 'b']],
    ['repeats', '天天天', ['天天', '天天']],
    ['characters of two units', '𠮷𠮷', ['𠮷𠮷']],
    ['nothing', '。,!', []],
  ])('are %s', (_, folded, expected) => {
    expect(terms(folded)).toEqual(expected);
  });

  it('are those of runs of Chinese characters and of words, in any text', () => {
    const unit = fc.oneof(
      fc.constantFrom(...'会议々〇⺀一a9.。 é中٣ª', '𠮷', '\ud842'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), units => {
        const text = units.join('');

        // A text with a character of two units is cut by runs.
        const byRuns = terms(`${text}。𠮷`).slice(0, -1);

        expect(terms(text)).toEqual(byRuns);
      }),
    );
  });

  it('are the same for a name in a question and in a passage', () => {
    const passage = new Set(terms('会议由岑立言主持'));
    expect(terms('岑立言').filter(term => !passage.has(term))).toEqual([]);
  });
});

describe('hanNumber', () => {
  it.each([
    ['九', 9],
    ['十', 10],
    ['十九', 19],
    ['二十', 20],
    ['九十七', 97],
    ['一百', 100],
    ['一百零三', 103],
    ['两百五十', 250],
    ['一百一十二', 112],
    ['一千零一', 1001],
    ['一〇三', 103],
    ['二〇二二', 2022],
    ['25', 25],
  ])('%s is %i', (text, number) => {
    expect(hanNumber(text)).toBe(number);
  });
});

describe('detectScript', () => {
  it.each([
    ['会议强调疫情防控', 'Hans'],
    ['會議強調疫情防控', 'Hant'],
    ['會議強調，这些干部与亲属', 'mixed'],
    ['天上一日', 'Hans'],
    ['no Chinese at all', 'Hans'],
    ['', 'Hans'],
  ])('of “%s” is %s', (text, script) => {
    expect(detectScript(text)).toBe(script);
  });
});
