import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldText, unfoldSpan } from '../../src/text/fold.ts';

describe('fold', () => {
  it.each([
    ['traditional becomes simplified', '會議強調防疫', '会议强调防疫'],
    ['full width becomes half width', 'ＡＢ１２％，：', 'ab12%,:'],
    ['capitals become small', 'Omicron BA.5', 'omicron ba.5'],
    ['著 is 着 in running text', '著力推進', '着力推进'],
    ['white space between Chinese goes', '会 议\n\t召　开', '会议召开'],
    ['white space between words becomes one blank', 'two   words', 'two words'],
    ['white space between Chinese and words goes', '共 25 人 a b', '共25人a b'],
    ['a compatible letter counts as a word', '5 ㎏', '5 kg'],
    ['no-break and zero-width characters go', '会\u200b议\ufeff室\u00a0大', '会议室大'],
    ['joiners inside a word go', '会\u200d议', '会议'],
    ['variation selectors go', '会\ufe00议', '会议'],
    ['control characters go', '会\u0000议', '会议'],
    ['ligatures and ordinals open up', 'ﬁ①', 'fi1'],
    ['a lone accent stays', 'e´', 'e´'],
    ['a mark without a letter goes', '\u0301会', '会'],
    ['nothing stays nothing', '', ''],
  ])('%s', (_, text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it.each([
    ['溫度達到攝氏三十七度', '温度达到摄氏三十七度'],
    ['後勤保障與復工復產', '后勤保障与复工复产'],
    ['乾杯、幹部、干涉', '干杯、干部、干涉'],
    ['台灣與臺灣', '台湾与台湾'],
  ])('finds %s and %s equal', (traditional, simplified) => {
    expect(foldText(traditional)).toBe(foldText(simplified));
  });

  it('treats composed and decomposed letters alike', () => {
    expect(foldText('café au lait'.normalize('NFD'))).toBe(foldText('café au lait'));
  });

  it('knows the original of each folded character', () => {
    const text = '開(kāi)１ 會';
    const folded = fold(text);
    const originals = [...folded.text].map((_, i) => text.slice(folded.starts[i], folded.ends[i]));
    expect(folded.text).toBe('开1会');
    expect(originals).toEqual(['開', '１', '會']);
  });

  it('points both halves of an opened ligature at the ligature', () => {
    const folded = fold('ﬁ');
    expect([...folded.starts, ...folded.ends]).toEqual([0, 0, 1, 1]);
  });
});

describe('unfoldSpan', () => {
  it('gives back the original words, glosses between them included', () => {
    const text = '召開會(huì)議。';
    const folded = fold(text);
    const start = folded.text.indexOf('会议');
    const span = unfoldSpan(folded, { start, end: start + 2 });
    expect(text.slice(span.start, span.end)).toBe('會(huì)議');
  });

  it.each([
    ['at the beginning', 0, 0],
    ['in the middle', 1, 2],
    ['behind the end', 2, 3],
  ])('keeps an empty span empty %s', (_, at, original) => {
    const folded = fold('会 议');
    expect(unfoldSpan(folded, { start: at, end: at })).toEqual({ start: original, end: original });
  });

  it('keeps an empty span of an empty text empty', () => {
    expect(unfoldSpan(fold(''), { start: 0, end: 0 })).toEqual({ start: 0, end: 0 });
  });
});

/** Text with everything folding has a rule for, and anything else. */
const pieces = fc.oneof(
  fc.constantFrom(
    '會(huì)',
    '会(huì )',
    '們(men)',
    '(who)',
    '（ｈｕì）',
    '著',
    'ﬁ',
    '⒈',
    '㎏',
    '´',
  ),
  fc.constantFrom(
    ' ',
    '　',
    '\n',
    '\u200b',
    '\u200d',
    '\ufe0f',
    '\u0301',
    '\u0304',
    '𠮷',
    '\ud842',
  ),
  fc.constantFrom('a', 'Z', '9', 'é', '?', '会', '開', 'ǰ', 'J\u030c', '(', ')', 'が', 'ｶﾞ', '한'),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const anyText = fc.array(pieces, { maxLength: 24 }).map(parts => parts.join(''));

describe('folding any text', () => {
  it('gives every folded character a stretch of the original, in order', () => {
    fc.assert(
      fc.property(anyText, text => {
        const { text: folded, starts, ends } = fold(text);
        expect(starts).toHaveLength(folded.length);
        expect(ends).toHaveLength(folded.length);
        for (let i = 0; i < folded.length; i++) {
          expect(starts[i]).toBeLessThan(ends[i]!);
          expect(ends[i]).toBeLessThanOrEqual(text.length);
          expect(starts[i]).toBeGreaterThanOrEqual(starts[i - 1] ?? 0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, text => {
        const once = foldText(text);
        expect(foldText(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  it('makes every folded character of the stretch it points at', () => {
    fc.assert(
      fc.property(anyText, text => {
        const { text: folded, starts, ends } = fold(text);
        for (let i = 0; i < folded.length; i++) {
          const original = text.slice(starts[i], ends[i]);
          if (folded[i] === ' ') expect(original).toMatch(/^\s/u);
          else expect(foldText(original)).toContain(folded[i]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('finds the words of a span in what the span stands for', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, from, length) => {
        const folded = fold(text);
        const start = from % (folded.text.length + 1);
        const span = { start, end: Math.min(start + (length % 12), folded.text.length) };
        const { start: first, end: last } = unfoldSpan(folded, span);
        expect(first).toBeLessThanOrEqual(last);
        // Whether brackets hold a gloss is told by what stands around the span.
        const words = folded.text.slice(span.start, span.end).trim();
        fc.pre(!/[(（]/u.test(text));
        expect(foldText(text.slice(first, last))).toContain(words);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves nothing visible between neighbours but glosses', () => {
    fc.assert(
      fc.property(anyText, text => {
        const { starts, ends } = fold(text);
        fc.pre(!/[(（]/u.test(text));
        const places = [0, ...ends].map((end, i) => text.slice(end, starts[i] ?? text.length));
        for (const between of places) expect(foldText(between)).toBe('');
      }),
      { numRuns: 500 },
    );
  });
});
