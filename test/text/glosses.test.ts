import { describe, expect, it } from 'vitest';
import { foldText } from '../../src/text/fold.ts';
import { findGlosses } from '../../src/text/glosses.ts';

const glossesOf = (text: string) =>
  findGlosses(text).map(({ start, end }) => text.slice(start, end));

describe('findGlosses', () => {
  it.each([
    ['behind a character', '領(lǐng)導(dǎo)講話', ['(lǐng)', '(dǎo)']],
    ['with a blank inside', '召開(kāi )會(huì )議', ['(kāi )', '(huì )']],
    ['in full-width brackets', '鄉（xiāng）鎮', ['（xiāng）']],
    ['with ü', '綠(lǜ)碼', ['(lǜ)']],
    ['of a vowel alone', '惡(è)劣', ['(è)']],
    ['of er', '兒(ér)童', ['(ér)']],
  ])('finds a gloss %s', (_, text, glosses) => {
    expect(glossesOf(text)).toEqual(glosses);
  });

  it.each([
    ['an abbreviation', '世卫组织(who)通报'],
    ['a word in capitals', '疫苗(CDC)'],
    ['a unit', '重量(kg)'],
    ['an accented word that is no syllable', '咖啡馆(café)与公司(société)'],
    ['a neutral syllable in a text without glosses', '我們(men)一起'],
    ['brackets behind latin', 'abc(huì)'],
    ['a syllable without brackets', '會huì議'],
  ])('leaves %s', (_, text) => {
    expect(findGlosses(text)).toEqual([]);
  });

  it('takes neutral tones in a text that is glossed throughout, but no abbreviation', () => {
    const text = '開(kāi)會(huì)時(shí)他們(men)說著(zhe)世卫组织(who)的话';
    expect(glossesOf(text)).toEqual(['(kāi)', '(huì)', '(shí)', '(men)', '(zhe)']);
  });

  it('takes what is left of a gloss whose character was broken', () => {
    expect(glossesOf('開(kāi)會(huì)時(shí)?tīng)取汇报')).toContain('tīng)');
  });

  it('returns spans in order without overlaps', () => {
    const spans = findGlosses('我們(men)開(kāi)會(huì)時(shí)們(men)');
    expect(spans.every((span, i) => i === 0 || spans[i - 1]!.end <= span.start)).toBe(true);
    expect(spans).toHaveLength(5);
  });
});

describe('glosses in folded text', () => {
  it.each([
    ['會(huì )議', '会议'],
    ['世卫组织(WHO)', '世卫组织(who)'],
    ['開(kāi )好學(xué )', '开好学'],
    ['會（ｈｕì）議', '会议'],
    ['會(hui\u0300)議', '会议'],
    ['會(huì)(huì)議', '会议'],
  ])('%s is matched as %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });
});
