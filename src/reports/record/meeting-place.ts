import {
  findPlaces,
  type KnownPlace,
  type PlaceLevel,
  type PlaceMention,
} from '../../text/places.ts';
import type { Place } from '../../types.ts';

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
const ELSEWHERE_BEFORE =
  /(?:援助|支援|赴|来自|抵达|途经|等地|汲取|吸取|外地|[从由自]|到过|对[照标])$/u;
const ELSEWHERE_BEHIND =
  /^(?:、|等地|等中高风险|疫情(?!防控)|输入|籍|方向|返|(?:的)?(?:病例|确诊)|[^,。]{0,8}(?:事故|事件|火灾|爆炸))/u;
/** A name the gazetteer does not know; what a meeting's own place is followed by counts more. */
const BEFORE_NAME = '(?<=^|[^\\p{Script=Han}]|[在对向为和与及到赴来是的从于])';
const NAME = '[^\\P{Script=Han}我全本各该在对向为和与及的省市县区大级内入返有类等重风]{2,3}';
const UNKNOWN_PLACE = new RegExp(
  `${BEFORE_NAME}(?<name>${NAME}(?:市|县|区|旗))(?<own>委|召开|举行|政府|人民政府|新冠|疫情|防汛|\\p{Script=Han}{0,8}(?:召开|举行))?`,
  'gu',
);
/** Whom a report that says 我县 calls its own: `28.6万柳泉人民`. */
const OWN_PEOPLE = new RegExp(`\\d[万余多]{1,2}(?<name>${NAME}?)(?:人民|儿女|干部群众)`, 'u');
/** Words that end like a place and are none. */
const NO_PLACE_NAME =
  /(?:[社小城灾景园校辖地疫片街山库病厂营矿林牧湖功战特专军禁郊市新]区|[超城门股农开上菜]市|乡镇)$/u;
const MIN_UNKNOWN_MENTIONS = 2;
/** Whose meeting a headline is about stands first in it. */
const TITLE_OWNER = new RegExp(
  `(?:^|[\\s—-])(?<name>${NAME}(?:市|县|区|旗))(?:委|召开|举行|政府|新冠|疫情|防汛|部署|安排|开展|应对)`,
  'u',
);
/** A county's short name is one where a site, a paper, a channel or a deed bears it. */
const OWNED_ON_PAGE =
  /^(?:新闻|融媒|日报|晚报|报|发布|政府|人民政府|电视|广播|在线|网|要闻|信息|资讯|党建|宣传|门户|[>|\s]|$)/u;
const OWNED_IN_TITLE = /^(?:召开|举行|:|部署|安排|收听|开展|传达|研究|对|多措|全力|[市县区]委)/u;
/** 代县长 is no place, nor is 和县委书记 behind another office. */
const TORN_BEHIND = /^[长级直域]/u;
const TORN_BEFORE = /(?![省市州盟区在对向于赴到与讯])\p{Script=Han}$/u;

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
  const owner = titleOwner(evidence.title);
  if (!best || best.score < MIN_SCORE || (owner && !namesPlace(evidence.title, best.place))) {
    return unknownPlace(evidence) ?? placeOfOwnPeople(evidence) ?? NOWHERE;
  }
  const { province, city, county } = best.place;
  return { province, city, county };
}

/** The place outside the gazetteer that a headline begins with. */
function titleOwner(title: string): string | null {
  const name = TITLE_OWNER.exec(title)?.groups?.name;
  return name && !NO_PLACE_NAME.test(name) && findPlaces(name).length === 0 ? name : null;
}

function namesPlace(text: string, { province, city, county }: KnownPlace): boolean {
  return findPlaces(text).some(({ candidates }) =>
    candidates.some(
      place => place.province === province && place.city === city && place.county === county,
    ),
  );
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

/** Other countries have 州 and 州长, too. */
const PREFECTURE = /[州盟]委(?!员)|[州盟](?:人民)?政府/u;
/** A 州 or 盟 is a city that no county calls itself by. */
type OwnLevel = PlaceLevel | 'prefecture';

interface ScoredPlace {
  place: KnownPlace;
  score: number;
}

function scorePlaces({ title, page, body }: PlaceEvidence): Map<string, ScoredPlace> {
  const scores = new Map<string, ScoredPlace>();
  const named = new Set(
    findPlaces(`${title}\n${page}\n${body.slice(0, BODY_CHARACTERS)}`).flatMap(written),
  );
  const add = (text: string, weight: number, owned: RegExp | null, once = false) => {
    const seen = new Set<string>();
    let listEnd = -1;
    for (const mention of findPlaces(text)) {
      if (once && seen.has(mention.name)) continue;
      const before = text.slice(Math.max(0, mention.start - 4), mention.start);
      const behind = text.slice(mention.end, mention.end + 12);
      if (isTorn(mention.name, before, behind)) continue;
      seen.add(mention.name);
      const elsewhere =
        ELSEWHERE_BEFORE.test(before) ||
        ELSEWHERE_BEHIND.test(behind) ||
        (listEnd === mention.start - 1 && before.endsWith('、'));
      if (elsewhere) listEnd = mention.end;
      const share = (elsewhere ? weight * 0.1 : weight) / mention.candidates.length;
      const isOwn = owned?.test(behind) ?? false;
      for (const place of mention.candidates) {
        const parent = place.city ?? place.province ?? '';
        if (mention.short && place.level === 'county' && !isOwn && !named.has(parent)) continue;
        const key = `${place.province}/${place.city}/${place.county}`;
        const entry = scores.get(key) ?? { place, score: 0 };
        entry.score += share;
        scores.set(key, entry);
      }
    }
  };
  add(title, 4, OWNED_IN_TITLE);
  add(page, 2, OWNED_ON_PAGE, true);
  add(body.slice(0, LEAD_CHARACTERS), 1, null);
  add(body.slice(LEAD_CHARACTERS, BODY_CHARACTERS), 0.6, null);
  return scores;
}

/** A county of two characters that only seems to stand there. */
function isTorn(name: string, before: string, behind: string): boolean {
  if (name.length > 2 || !/[县市区]$/u.test(name)) return false;
  return TORN_BEHIND.test(behind) || TORN_BEFORE.test(before);
}

/**
 * Cities and provinces whose name stands in the text. A county's short name may be part of other
 * words (每周至少); it counts where its city (or province, when it is in no city) is named as well.
 */
function written(mention: PlaceMention): string[] {
  return mention.candidates
    .filter(place => place.level !== 'county')
    .map(({ city, province }) => city ?? province ?? '');
}

/** What the report calls its own place most: a city, a county or district, a province. */
function ownLevel({ title, body }: PlaceEvidence): OwnLevel | null {
  const text = title + body.slice(0, BODY_CHARACTERS);
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const levels: [OwnLevel, number][] = [
    ['city', count(/[我全]市|市委书记|(?<!\p{Script=Han}{2}|省)市委|市长/gu)],
    ['prefecture', PREFECTURE.test(text) ? count(/[我全][州盟]|[州盟]委|[州盟]长/gu) : 0],
    ['county', count(/[我全][县区旗]|[县区旗]委书记|(?<!各)[县区旗]委|[县区旗]长/gu)],
    ['province', count(/[我全]省|省委书记主持|省长主持/gu)],
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
  const cityScore = scores.get(`${place.province}/${place.city}/null`)?.score ?? 0;
  const provinceScore = scores.get(`${place.province}/null/null`)?.score ?? 0;
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
