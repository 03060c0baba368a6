import { foldText } from '../text/fold.ts';
import { shortPlaceName } from '../text/places.ts';
import { shapeOfAnswers } from './answer-shape.ts';
import type { TextFeatures } from './hit.ts';
import type { TermMatcher } from './matcher.ts';
import type { PassageText } from './passage-text.ts';
import type { Query } from './query.ts';
import { GRAMMAR } from './query-terms.ts';

/** A passage of fewer characters is a signature, a date, a heading. */
const STUB_CHARACTERS = 40;
const HAN = /\p{Script=Han}/u;

/**
 * What can be told of a candidate only by reading it. A headline repeats what a question asks
 * about, an answer says what the headline does not: so both are measured apart.
 */
export function textFeatures(
  query: Query,
  matcher: TermMatcher,
): (text: PassageText) => TextFeatures {
  const shape = shapeOfAnswers(foldText(query.text));
  const places = query.places.map(shortPlaceName);
  const characters = [...new Set(query.folded)].filter(
    character => HAN.test(character) && !GRAMMAR.test(character),
  );
  const shareOfCharacters = (text: string, some = characters) => {
    let count = 0;
    for (const character of some) if (text.includes(character)) count++;
    return count / (characters.length || 1);
  };
  return ({ passage: read, before, after, headline, position, count }) => {
    const { text: passage, sentences } = read;
    const inHeadline = matcher.find(headline);
    const { all: inPassage, each: inSentences } = matcher.findIn(read);
    const shares = inSentences.map(found => matcher.share(found));
    const best = shares.indexOf(Math.max(...shares));
    const newCharacters = characters.filter(
      character => passage.includes(character) && !headline.includes(character),
    );
    const { number, time, enumeration, demand } = shape(
      sentences.slice(best, best + 2).join(''),
      passage,
    );
    return {
      headline: matcher.share(inHeadline),
      answering: Math.max(0, ...inSentences.map(found => matcher.share(found, inHeadline))),
      characters: shareOfCharacters(passage),
      answeringCharacters: Math.max(
        0,
        ...sentences.map(sentence => shareOfCharacters(sentence, newCharacters)),
      ),
      late: best / (sentences.length || 1),
      before: matcher.share(matcher.findIn(before).all, [...inPassage, ...inHeadline]),
      after: matcher.share(matcher.findIn(after).all),
      opening: position === 0 && count > 1 ? 1 : 0,
      depth: Math.log1p(position),
      reportLength: Math.log(count),
      stub: passage.length < STUB_CHARACTERS ? 1 : 0,
      elsewhere:
        places.length > 0 &&
        !places.some(place => headline.includes(place) || passage.includes(place))
          ? 1
          : 0,
      number,
      time,
      enumeration,
      demand,
    };
  };
}
