import { findPlaces, type KnownPlace, type PlaceLevel, type PlaceMention } from '../text/places.ts';
import type { Place } from '../types.ts';

/** Folded texts in which a report shows where its meeting was held. */
export interface PlaceEvidence {
  title: string;
  /** Lines dropped from the page: site, channel, editor's category. */
  page: string;
  body: string;
}

const NOWHERE: Place = { province: null, city: null, county: null };
const LEAD_CHARACTERS = 400;
const BODY_CHARACTERS = 4000;
/** A place whose own province or city is named too is no chance reading. */
const PARENT_BONUS = 1.5;
/** Below this a place was hardly more than mentioned. */
const MIN_SCORE = 1.5;
/** Elsewhere: where the epidemic is, where people come from, whose accident is learned from. */
const ELSEWHERE_BEFORE = /(?:援助|支援|赴|来自|抵达|途经|等地|汲取|吸取|外地)$/u;
const ELSEWHERE_BEHIND = /^(?:、|等地|等中高风险|疫情|输入|[^,。]{0,8}(?:事故|事件|火灾|爆炸))/u;
/** A name the gazetteer does not know; what a meeting's own place is followed by counts more. */
const BEFORE_NAME = '(?<=^|[^\\p{Script=Han}]|[在对向为和与及到赴来是的从于])';
const NAME = '[^\\P{Script=Han}我全本各该在对向为和与及的省市县区大级内入返有类等重风]{2,3}';
const UNKNOWN_PLACE = new RegExp(
  `${BEFORE_NAME}(?<name>${NAME}(?:市|县|区|旗))(?<own>委|召开|举行|政府|人民政府|新冠|疫情|防汛)?`,
  'gu',
);
/** Whom a report that says 我县 calls its own: `28.6万柳泉人民`. */
const OWN_PEOPLE = new RegExp(`\\d[万余多]{1,2}(?<name>${NAME}?)(?:人民|儿女|干部群众)`, 'u');
/** Words that end like a place and are none. */
const NO_PLACE_NAME =
  /(?:[社小城灾景园校辖地疫片街山库病厂营矿林牧湖功战特专军禁郊市新]区|[超城门股农开上菜]市|乡镇)$/u;
const MIN_UNKNOWN_MENTIONS = 2;

/**
 * Where the meeting was held: places named in title, page and text, weighted by where they stand,
 * and by how the report calls its own place (我市, 全区, 县委).
 */
export function meetingPlace(evidence: PlaceEvidence): Place {
  const scores = scorePlaces(evidence);
  const level = ownLevel(evidence);
  const best = [...scores.values()]
    .map(entry => ({ ...entry, score: entry.score + bonus(entry.place, scores, level) }))
    .sort((a, b) => b.score - a.score || a.place.name.localeCompare(b.place.name))[0];
  if (!best || best.score < MIN_SCORE) {
    return unknownPlace(evidence) ?? placeOfOwnPeople(evidence) ?? NOWHERE;
  }
  const { province, city, county } = best.place;
  return { province, city, county };
}

/** A place outside the gazetteer: named in the title or on the page, or twice in the text. */
function unknownPlace({ title, page, body }: PlaceEvidence): Place | null {
  const counts = new Map<string, number>();
  const count = (text: string, weight: number) => {
    for (const match of text.matchAll(UNKNOWN_PLACE)) {
      const name = match.groups?.name ?? '';
      if (NO_PLACE_NAME.test(name) || findPlaces(name).length > 0) continue;
      const mentions = match.groups?.own ? weight * 2 : weight;
      counts.set(name, (counts.get(name) ?? 0) + mentions);
    }
  };
  count(title, MIN_UNKNOWN_MENTIONS);
  count(page, MIN_UNKNOWN_MENTIONS);
  count(body.slice(0, BODY_CHARACTERS), 1);
  const best = [...counts].sort((a, b) => b[1] - a[1])[0];
  if (!best || best[1] < MIN_UNKNOWN_MENTIONS) return null;
  const [name] = best;
  if (name.endsWith('市')) return { ...NOWHERE, city: name };
  const inCity = new RegExp(`${BEFORE_NAME}(?<city>${NAME}市)${name}`, 'u');
  const city = inCity.exec(`${title}\n${body.slice(0, BODY_CHARACTERS)}`)?.groups?.city ?? null;
  return { ...NOWHERE, city, county: name };
}

function placeOfOwnPeople({ title, body }: PlaceEvidence): Place | null {
  const [, suffix] = /我([市县区旗])/u.exec(title + body.slice(0, LEAD_CHARACTERS)) ?? [];
  const name = OWN_PEOPLE.exec(body)?.groups?.name;
  if (!suffix || !name) return null;
  const own = `${name}${suffix}`;
  return suffix === '市' ? { ...NOWHERE, city: own } : { ...NOWHERE, county: own };
}

interface ScoredPlace {
  place: KnownPlace;
  score: number;
}

function scorePlaces({ title, page, body }: PlaceEvidence): Map<string, ScoredPlace> {
  const scores = new Map<string, ScoredPlace>();
  const named = new Set(
    findPlaces(`${title}\n${page}\n${body.slice(0, BODY_CHARACTERS)}`).flatMap(written),
  );
  const add = (text: string, weight: number, once = false) => {
    const seen = new Set<string>();
    for (const mention of findPlaces(text)) {
      if (once && seen.has(mention.name)) continue;
      seen.add(mention.name);
      const before = text.slice(Math.max(0, mention.start - 4), mention.start);
      const behind = text.slice(mention.end, mention.end + 12);
      const elsewhere = ELSEWHERE_BEFORE.test(before) || ELSEWHERE_BEHIND.test(behind);
      const own = elsewhere ? weight * 0.1 : weight;
      const share = own / mention.candidates.length;
      for (const place of mention.candidates) {
        if (mention.short && place.level === 'county' && !named.has(place.city ?? '')) continue;
        const key = `${place.province}/${place.city}/${place.county}`;
        const entry = scores.get(key) ?? { place, score: 0 };
        entry.score += share;
        scores.set(key, entry);
      }
    }
  };
  add(title, 4);
  add(page, 2, true);
  add(body.slice(0, LEAD_CHARACTERS), 1);
  add(body.slice(LEAD_CHARACTERS, BODY_CHARACTERS), 0.6);
  return scores;
}

/**
 * Cities whose name stands in the text. A county's short name may be part of other words (每周至少);
 * it counts where its city is named as well.
 */
function written(mention: PlaceMention): string[] {
  return mention.candidates.filter(place => place.level === 'city').map(({ city }) => city ?? '');
}

/** What the report calls its own place most: a city, a county or district, a province. */
function ownLevel({ title, body }: PlaceEvidence): PlaceLevel | null {
  const text = title + body.slice(0, BODY_CHARACTERS);
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const levels: [PlaceLevel, number][] = [
    ['city', count(/[我全]市|市委书记|(?<!\p{Script=Han}{2}|省)市委|市长/gu)],
    ['county', count(/[我全][县区旗]|[县区]委书记|(?<!各)[县区]委|[县区]长/gu)],
    ['province', count(/[我全]省|省委书记主持|省长主持/gu)],
  ];
  const best = levels.sort((a, b) => b[1] - a[1])[0];
  return best && best[1] > 0 ? best[0] : null;
}

function bonus(
  place: KnownPlace,
  scores: Map<string, ScoredPlace>,
  level: PlaceLevel | null,
): number {
  let sum = 0;
  const cityScore = scores.get(`${place.province}/${place.city}/null`)?.score ?? 0;
  const provinceScore = scores.get(`${place.province}/null/null`)?.score ?? 0;
  if (place.level === 'county' && cityScore >= 0.5) sum += PARENT_BONUS + cityScore;
  if (place.level === 'city' && provinceScore >= 0.5) sum += PARENT_BONUS;
  if (level !== null) sum += fits(place, level) ? 2 : -3;
  return sum;
}

/** A county-level city (舞钢市) calls itself 我市 as well. */
function fits(place: KnownPlace, level: PlaceLevel): boolean {
  if (level === 'city') {
    return place.level === 'city' || /市$/u.test(place.county ?? '') || isMunicipality(place);
  }
  return place.level === level;
}

function isMunicipality(place: KnownPlace): boolean {
  return place.level === 'province' && /市$/u.test(place.name);
}
