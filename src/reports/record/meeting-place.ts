import { findPlaces, type KnownPlace, type PlaceLevel } from '../../text/places.ts';
import { foundAt } from './found.ts';
import {
  BODY_CHARACTERS,
  foundPlace,
  LEAD_CHARACTERS,
  type PlaceEvidence,
  placeKey,
  type ScoredPlace,
  scorePlaces,
} from './place-scores.ts';
import { type FoundPlace, placeOfOwnPeople, titleOwner, unknownPlace } from './unknown-place.ts';

/** A place whose own province or city is named too is no chance reading. */
const PARENT_BONUS = 1.5;
/** Below this a place was hardly more than mentioned. */
const MIN_SCORE = 1.5;
const NOWHERE: FoundPlace = { place: { province: null, city: null, county: null }, found: null };

/** Of many places, so of none: `国内联播快讯`. */
const ROUNDUP = /(?:快讯|简讯|短讯|速览|早报|晚报)$/u;
/** A meeting of the nation is where it is said to be held; other places are only spoken of. */
const HELD_THERE = /^[^,。;]{0,10}(?:召开|举行|开幕|闭幕)/u;

const LEVELS: PlaceLevel[] = ['province', 'city', 'county'];

/** Where a meeting of no place in particular was held, when the report's beginning says so. */
export function nationalPlace({ body }: PlaceEvidence): FoundPlace {
  const lead = body.folded.text.slice(0, LEAD_CHARACTERS);
  const held = findPlaces(lead).find(
    ({ start, end }) => lead[start - 1] === '在' && HELD_THERE.test(lead.slice(end)),
  );
  const rank = ({ level }: KnownPlace) => LEVELS.indexOf(level);
  const [place] = [...(held?.candidates ?? [])].sort((a, b) => rank(a) - rank(b));
  if (!held || !place) return NOWHERE;
  const { province, city, county } = place;
  return { place: { province, city, county }, found: foundAt(body, held) };
}

/**
 * Where the meeting was held: places named in title, page and text, weighted by where they stand,
 * and by how the report calls its own place (我市, 全区, 县委).
 */
export function meetingPlace(evidence: PlaceEvidence): FoundPlace {
  const title = evidence.title?.folded.text ?? '';
  if (ROUNDUP.test(title)) return NOWHERE;
  const scores = scorePlaces(evidence);
  const level = ownLevel(`${title}${evidence.body.folded.text.slice(0, BODY_CHARACTERS)}`);
  const best = [...scores.values()]
    .map(entry => ({ ...entry, score: entry.score + bonus(entry.place, scores, level) }))
    .sort((a, b) => b.score - a.score || a.place.name.localeCompare(b.place.name))[0];
  const owner = titleOwner(title);
  if (!best || best.score < MIN_SCORE || (owner && !namesPlace(title, best.place))) {
    return unknownPlace(evidence) ?? placeOfOwnPeople(evidence) ?? NOWHERE;
  }
  const { province, city, county } = best.place;
  return { place: { province, city, county }, found: foundPlace(best) };
}

function namesPlace(text: string, { province, city, county }: KnownPlace): boolean {
  return findPlaces(text).some(({ candidates }) =>
    candidates.some(
      place => place.province === province && place.city === city && place.county === county,
    ),
  );
}

/** Other countries have 州 and 州长, too. */
const PREFECTURE = /[州盟]委(?!员)|[州盟](?:人民)?政府|我[州盟]|全州[^,。]{0,20}会/u;
/** 全区 is all of an autonomous region where its 自治区 is spoken of. */
const OF_A_REGION =
  /自治区(?:党委|人民政府|政府|主席|副主席|常务|领导|应对|疫情|防|\p{Script=Han}{1,6}厅)/u;
/** A 州 or 盟 is a city that no county calls itself by. */
type OwnLevel = PlaceLevel | 'prefecture';

/** What the report calls its own place most: a city, a county or district, a province. */
function ownLevel(text: string): OwnLevel | null {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const levels: [OwnLevel, number][] = [
    ['city', count(/[我全]市|市委书记|(?<!\p{Script=Han}{2}|省)市委|市长/gu)],
    ['prefecture', PREFECTURE.test(text) ? count(/[我全][州盟]|[州盟]委|[州盟]长/gu) : 0],
    [
      'county',
      OF_A_REGION.test(text)
        ? 0
        : count(/[我全][县区旗]|[县区旗]委书记|(?<!各)[县区旗]委|[县区旗]长/gu),
    ],
    [
      'province',
      count(
        /[我全]省|自治区(?=党委|主席|副主席|常务|人民政府|疫情|应对)|省委书记主持|省长主持|(?<!\p{Script=Han})省(?:政府|\p{Script=Han}{1,6}厅)/gu,
      ),
    ],
  ];
  const best = levels.sort((a, b) => b[1] - a[1])[0];
  return best && best[1] > 0 ? best[0] : null;
}

function bonus(
  place: KnownPlace,
  scores: Map<string, ScoredPlace>,
  level: OwnLevel | null,
): number {
  let sum = 0;
  const cityScore = scores.get(placeKey({ ...place, county: null }))?.score ?? 0;
  const provinceScore = scores.get(placeKey({ ...place, city: null, county: null }))?.score ?? 0;
  if (place.level === 'county' && cityScore >= 0.5) sum += PARENT_BONUS + cityScore;
  if (place.level === 'city' && provinceScore >= 0.5) sum += PARENT_BONUS;
  if (level !== null) sum += fits(place, level) ? 2 : -3;
  return sum;
}

/** A county-level city (舞钢市) calls itself 我市 as well. */
function fits(place: KnownPlace, level: OwnLevel): boolean {
  if (level === 'city') {
    return place.level === 'city' || /市$/u.test(place.county ?? '') || isMunicipality(place);
  }
  return place.level === (level === 'prefecture' ? 'city' : level);
}

function isMunicipality(place: KnownPlace): boolean {
  return place.level === 'province' && /市$/u.test(place.name);
}
