import { findPlaces } from '../../text/places.ts';
import type { Place } from '../../types.ts';
import { type Found, foundAt, type ReadText } from './found.ts';
import { BODY_CHARACTERS, LEAD_CHARACTERS, type PlaceEvidence } from './place-scores.ts';

/** A place and what it was read from. */
export interface FoundPlace {
  place: Place;
  found: Found | null;
}

/** A name the gazetteer does not know; what a meeting's own place is followed by counts more. */
const BEFORE_NAME = '(?<=^|[^\\p{Script=Han}]|[在对向为和与及到赴来是的从于])';
const NAME = '[^\\P{Script=Han}我全本各该在对向为和与及的省市县区大级内入返有类等重风]{2,3}';
const UNKNOWN_PLACE = new RegExp(
  `${BEFORE_NAME}(?<name>${NAME}(?:市(?![场民值价容面])|县|区|旗))(?<own>委|召开|举行|政府|人民政府|新冠|疫情|防汛|\\p{Script=Han}{0,8}(?:召开|举行))?`,
  'gu',
);
/** Whom a report that says 我县 calls its own: `28.6万柳泉人民`. */
const OWN_PEOPLE = new RegExp(`\\d[万余多]{1,2}(?<name>${NAME}?)(?:人民|儿女|干部群众)`, 'u');
/** Words that end like a place and are none. */
const NO_PLACE_NAME =
  /(?:自治区|[经新]开区|开发区|高新区|示范区|保税区|产业区|工业区|度假区|[社小城灾景园校辖地疫片街山库病厂营矿林牧湖功战特专军禁郊市新]区|[超城门股农开上菜]市|乡镇)$/u;
const MIN_UNKNOWN_MENTIONS = 2;
/** Whose meeting a headline is about stands first in it. */
const TITLE_OWNER = new RegExp(
  `(?:^|[\\s—-])(?<name>${NAME}(?:市|县|区|旗))(?:委|召开|举行|政府|新冠|疫情|防汛|部署|安排|开展|应对)`,
  'u',
);
/** Districts that the gazetteer lacks. */
const OF_HONG_KONG =
  /^(?:中西|湾仔|九龙城|观塘|深水埗|黄大仙|油尖旺|葵青|荃湾|屯门|元朗|沙田|西贡|离岛)区$/u;
const HONG_KONG = '香港特别行政区';
const NOWHERE: Place = { province: null, city: null, county: null };

/** The place outside the gazetteer that a headline begins with. */
export function titleOwner(title: string): string | null {
  const name = TITLE_OWNER.exec(title)?.groups?.name;
  return name && !NO_PLACE_NAME.test(name) && findPlaces(name).length === 0 ? name : null;
}

interface Mentioned {
  score: number;
  found: Found;
}

/** A place outside the gazetteer: named in the title or on the page, or twice in the text. */
export function unknownPlace({ title, page, body }: PlaceEvidence): FoundPlace | null {
  const mentioned = new Map<string, Mentioned>();
  const count = (on: ReadText, weight: number) => {
    const text = on.folded.text.slice(0, BODY_CHARACTERS);
    for (const match of text.matchAll(UNKNOWN_PLACE)) {
      const name = match.groups?.name ?? '';
      if (NO_PLACE_NAME.test(name) || findPlaces(name).length > 0) continue;
      const span = { start: match.index, end: match.index + name.length };
      const entry = mentioned.get(name) ?? { score: 0, found: foundAt(on, span) };
      if (entry.found.on.where === 'given') entry.found = foundAt(on, span);
      entry.score += match.groups?.own ? weight * 2 : weight;
      mentioned.set(name, entry);
    }
  };
  if (title) count(title, MIN_UNKNOWN_MENTIONS);
  for (const line of page) count(line, MIN_UNKNOWN_MENTIONS);
  count(body, 1);
  const best = [...mentioned].sort((a, b) => b[1].score - a[1].score)[0];
  if (!best || best[1].score < MIN_UNKNOWN_MENTIONS) return null;
  const [name, { found }] = best;
  if (name.endsWith('市')) return { place: { ...NOWHERE, city: name }, found };
  const inCity = new RegExp(`${BEFORE_NAME}(?<city>${NAME}市)${name}`, 'u');
  const text = `${title?.folded.text ?? ''}\n${body.folded.text.slice(0, BODY_CHARACTERS)}`;
  const city = inCity.exec(text)?.groups?.city ?? null;
  const province = OF_HONG_KONG.test(name) && /香港|港府/u.test(text) ? HONG_KONG : null;
  return { place: { province, city, county: name }, found };
}

/** 柳泉县, of a report that says 我县 and 28.6万柳泉人民. */
export function placeOfOwnPeople({ title, body }: PlaceEvidence): FoundPlace | null {
  const { text } = body.folded;
  const opening = `${title?.folded.text ?? ''}${text.slice(0, LEAD_CHARACTERS)}`;
  const [, suffix] = /我([市县区旗])/u.exec(opening) ?? [];
  const match = OWN_PEOPLE.exec(text);
  const name = match?.groups?.name;
  if (!suffix || !match || !name) return null;
  const start = match.index + match[0].indexOf(name);
  const found = foundAt(body, { start, end: start + name.length });
  const own = `${name}${suffix}`;
  const place = suffix === '市' ? { ...NOWHERE, city: own } : { ...NOWHERE, county: own };
  return { place, found };
}
