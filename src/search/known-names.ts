import type { ReportIndex } from '../index/report-index.ts';
import { foldText } from '../text/fold.ts';
import { findPlaces, shortPlaceName } from '../text/places.ts';

/** Names that only the reports know. */
export interface KnownNames {
  /** Those of the people in a question whom some record names, folded. */
  people: ReadonlySet<string>;
  /** Folded names of places that no gazetteer has, the longest first: 云岭市, 云岭. */
  ownPlaces: readonly string[];
}

/** Shorter names may be the end of one word and the beginning of another. */
export const SHORTEST_NAME = 3;
export const LONGEST_NAME = 14;
/** What zones are for, not what they are called: no names of places by themselves. */
const NO_SHORT_NAME =
  /^(?:开发|高新|经开|经济|保税|自贸|示范|试验|新城|工业|产业|旅游|度假|风景|城区|新区|矿区|林区|.)$/u;

const ownPlaces = new WeakMap<ReportIndex, Promise<readonly string[]>>();

/** What the reports know of the names in a folded question. */
export async function knownNames(index: ReportIndex, question: string): Promise<KnownNames> {
  const pieces = new Set<string>();
  for (let start = 0; start + SHORTEST_NAME <= question.length; start++) {
    for (let length = SHORTEST_NAME; length <= LONGEST_NAME; length++) {
      if (start + length <= question.length) pieces.add(question.slice(start, start + length));
    }
  }
  const [people, places] = await Promise.all([index.peopleAmong([...pieces]), ownPlacesOf(index)]);
  return { people: new Set(people), ownPlaces: places };
}

/** Places that only the reports know: found once, since a generation never changes. */
export function ownPlacesOf(index: ReportIndex): Promise<readonly string[]> {
  const found = ownPlaces.get(index) ?? findOwnPlaces(index);
  ownPlaces.set(index, found);
  found.catch(() => ownPlaces.delete(index));
  return found;
}

async function findOwnPlaces(index: ReportIndex): Promise<string[]> {
  const names = new Set<string>();
  for (const part of (await index.placeCounts()).keys()) {
    const name = foldText(part);
    if (findPlaces(name).some(({ start, end }) => start === 0 && end === name.length)) continue;
    names.add(name);
    const short = shortPlaceName(name);
    if (!NO_SHORT_NAME.test(short)) names.add(short);
  }
  return [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}
