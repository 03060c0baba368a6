import type { Outline } from '../../../search/outline.ts';

const known = new WeakMap<Outline, ReadonlyMap<string, number>>();

/** Names of all provinces, cities and counties of the reports, with the number of their reports. */
export function placeCounts(outline: Outline): ReadonlyMap<string, number> {
  const found = known.get(outline) ?? countPlaces(outline);
  known.set(outline, found);
  return found;
}

function countPlaces({ reports }: Outline): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { record } of reports.values()) {
    const { province, city, county } = record.place;
    for (const name of new Set([province, city, county])) {
      if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}
