import { findPeople } from '../text/names.ts';
import { LONGEST_NAME, SHORTEST_NAME } from './known-names.ts';

/** Houses whose names begin like a surname: 国务院. */
const NO_PERSON = /[院部局委厅办处省市县区]$/u;

/**
 * People that a folded text names: whom the corpus knows, by their names anywhere, the longest at
 * each place; and what stands where a name may stand.
 */
export function findAskedPeople(text: string, known: ReadonlySet<string>): string[] {
  const found: string[] = [];
  let rest = text;
  for (let start = 0; start < text.length; start++) {
    for (let length = LONGEST_NAME; length >= SHORTEST_NAME; length--) {
      const name = text.slice(start, start + length);
      if (name.length !== length || !known.has(name)) continue;
      found.push(name);
      rest = rest.replace(name, ' ');
      start += length - 1;
      break;
    }
  }
  return [...new Set([...found, ...findPeople(rest)])].filter(name => !NO_PERSON.test(name));
}
