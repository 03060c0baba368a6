import { foldText } from '../../text/fold.ts';
import { placeName } from '../../text/places.ts';
import type { Report } from '../../types.ts';

/** What questions are compared with of a record, folded. */
export interface FoldedRecord {
  /** `山西省晋中市`; '' where the report does not tell. */
  place: string;
  title: string;
  /** Everybody the record names. */
  people: ReadonlySet<string>;
}

const PLAIN_NAME = /^[\p{Script=Han}·]*$/u;

export function foldedRecord(
  record: Pick<Report, 'place' | 'title' | 'chair' | 'speakers' | 'attendees' | 'roles' | 'script'>,
): FoldedRecord {
  const { chair, speakers, attendees, roles, script } = record;
  // Most names are as they are folded, and there are many.
  const folded = (name: string) =>
    script === 'Hans' && PLAIN_NAME.test(name) ? name : foldText(name);
  const people = [chair ?? '', ...speakers, ...attendees, ...roles.map(({ person }) => person)];
  return {
    place: foldText(placeName(record.place) ?? ''),
    title: foldText(record.title ?? ''),
    people: new Set(people.map(folded).filter(name => name !== '')),
  };
}
