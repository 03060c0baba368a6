import { findPlaces } from '../text/places.ts';
import type { Span } from '../types.ts';

/** A place that a question names. */
export interface AskedPlace extends Span {
  name: string;
}

/** What looks like a place behind which a meeting is asked for: 龙门坳县的会议. */
const LOOKS_LIKE_PLACE =
  /(?<=^|[\s,。?!:、在和与跟])(?<name>\p{Script=Han}{2,4}[市县区州旗])(?=的|委|政府|召开|开[了会]|对|会议|要求|是|和|与|跟|有|怎|今年|去年|上[周个月]|最近|第|\d)/gu;
/** Words that end like places and name none. */
const NO_PLACE =
  /^(?:我|本|全|该|各|哪|这|那|某|每|外|几|多|[^\s]*(?:景|社|小|校|园|城|地|片|库|病|辖|市|郊|山|林|灾|疫|矿|厂|港|控|防|离|范|治|开发|高新|险)区$|[^\s]*(?:超|城|门|夜|菜|集|上|股|楼|都|鱼|商)市$|[^\s]*红旗$|[^\s]*(?:全|各)[市县区州旗]$)/u;

/**
 * Places of a folded question, in order: those of the gazetteer, those that only the corpus knows
 * (`ownPlaces`, the longest first), and what looks like one. Of a chain (山西省晋中市) only the
 * last is asked for.
 */
export function findAskedPlaces(question: string, ownPlaces: readonly string[]): AskedPlace[] {
  const found: AskedPlace[] = [];
  const free = ({ start, end }: Span) =>
    found.every(other => end <= other.start || other.end <= start);
  for (const name of ownPlaces) {
    for (let at = question.indexOf(name); at !== -1; at = question.indexOf(name, at + 1)) {
      const place = { name, start: at, end: at + name.length };
      if (free(place)) found.push(place);
    }
  }
  for (const { name, start, end } of findPlaces(question)) {
    if (free({ start, end })) found.push({ name, start, end });
  }
  for (const match of question.matchAll(LOOKS_LIKE_PLACE)) {
    const name = match.groups?.name ?? '';
    const place = { name, start: match.index, end: match.index + name.length };
    if (!NO_PLACE.test(name) && free(place)) found.push(place);
  }
  found.sort((a, b) => a.start - b.start);
  return found.filter(({ end }) => !found.some(({ start }) => start === end));
}
