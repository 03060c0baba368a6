import { setImmediate } from 'node:timers/promises';
import type { ReportRecord } from '../index/catalog/catalog.ts';
import type { ReportIndex } from '../index/report-index.ts';
import { foldText } from '../text/fold.ts';
import { findPlaces, placeName, shortPlaceName } from '../text/places.ts';

/** What questions are compared with of one report, folded. */
export interface ReportOutline {
  record: ReportRecord;
  /** `山西省晋中市`; '' where the report does not tell. */
  place: string;
  title: string;
  /** Everybody the record names. */
  people: ReadonlySet<string>;
}

/** All reports of a generation in outline, and the places that only they know. */
export interface Outline {
  reports: ReadonlyMap<number, ReportOutline>;
  /** Everybody some record names, folded. */
  people: ReadonlySet<string>;
  /** Folded names of places that no gazetteer has, the longest first: 云岭市, 云岭. */
  ownPlaces: readonly string[];
}

/** Records read at a time: a question of another chat need not wait for all. */
const BATCH = 200;
/** What zones are for, not what they are called: no names of places by themselves. */
const NO_SHORT_NAME =
  /^(?:开发|高新|经开|经济|保税|自贸|示范|试验|新城|工业|产业|旅游|度假|风景|城区|新区|矿区|林区|.)$/u;

const PLAIN_NAME = /^[\p{Script=Han}·]*$/u;

const outlines = new WeakMap<ReportIndex, Promise<Outline>>();

/** The outline of an index: read once, since a generation never changes. */
export function outlineOf(index: ReportIndex): Promise<Outline> {
  const known = outlines.get(index);
  if (known) return known;
  const outline = readOutline(index);
  outlines.set(index, outline);
  outline.catch(() => outlines.delete(index));
  return outline;
}

async function readOutline(index: ReportIndex): Promise<Outline> {
  const indexes = await index.reportIndexes();
  const reports = new Map<number, ReportOutline>();
  for (let from = 0; from < indexes.length; from += BATCH) {
    for (const record of await index.records(indexes.slice(from, from + BATCH))) {
      reports.set(record.reportIndex, outlineOfRecord(record));
    }
    if (indexes.length > BATCH) await setImmediate();
  }
  const people = new Set([...reports.values()].flatMap(report => [...report.people]));
  return { reports, people, ownPlaces: ownPlaces(reports.values()) };
}

/** What questions are compared with of a record. */
export function outlineOfRecord(record: ReportRecord): ReportOutline {
  const { chair, speakers, attendees, roles, script } = record;
  // Most names are as they are folded, and there are many.
  const folded = (name: string) =>
    script === 'Hans' && PLAIN_NAME.test(name) ? name : foldText(name);
  const people = [chair ?? '', ...speakers, ...attendees, ...roles.map(({ person }) => person)];
  return {
    record,
    place: foldText(placeName(record.place) ?? ''),
    title: foldText(record.title ?? ''),
    people: new Set(people.map(folded).filter(name => name !== '')),
  };
}

function ownPlaces(reports: Iterable<ReportOutline>): string[] {
  const names = new Set<string>();
  const seen = new Set<string>();
  for (const { record } of reports) {
    for (const part of [record.place.province, record.place.city, record.place.county]) {
      if (part === null || seen.has(part)) continue;
      seen.add(part);
      const name = foldText(part);
      if (findPlaces(name).some(({ start, end }) => start === 0 && end === name.length)) continue;
      names.add(name);
      const short = shortPlaceName(name);
      if (!NO_SHORT_NAME.test(short)) names.add(short);
    }
  }
  return [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}
