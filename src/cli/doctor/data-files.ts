import { lineOf } from '../../index/format.ts';
import { topicsOf } from '../../reports/record/topics.ts';
import { findPlaces } from '../../text/places.ts';
import { type Finding, failure, good } from './finding.ts';

/** Files that the program reads of itself, and what reads them. */
const READERS: Record<string, () => unknown> = {
  'data/gazetteer.json': () => findPlaces('河南省'),
  'data/topics.yml': () => topicsOf('学校'),
};

/** Whether the files of places and topics can be read. */
export function checkDataFiles(readers: Record<string, () => unknown> = READERS): Finding[] {
  return Object.entries(readers).map(([file, read]) => {
    try {
      read();
      return good('data', `${file} is read`);
    } catch (error) {
      return failure('data', `${file}: ${lineOf(error)}`, `git checkout ${file}, or correct it`);
    }
  });
}
