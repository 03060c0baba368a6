import type { TimelinePoint } from './timeline.ts';

/** All that was asked for at one place. */
export interface TimelineRow {
  /** Null for reports that tell no place; 'rest' for all places that have no row. */
  place: string | null | 'rest';
  points: TimelinePoint[];
  measures: number;
}

export interface TimelineRows {
  rows: TimelineRow[];
  /** Places that are in the row of the rest. */
  restPlaces: number;
}

/** The places with the most measures, one row each, then the rest, then reports without a place. */
export function timelineRows(points: readonly TimelinePoint[], most: number): TimelineRows {
  const byPlace = new Map<string | null, TimelinePoint[]>();
  for (const point of points) {
    const known = byPlace.get(point.place);
    if (known) known.push(point);
    else byPlace.set(point.place, [point]);
  }
  const nowhere = byPlace.get(null);
  byPlace.delete(null);
  const ranked = [...byPlace]
    .map(([place, its]) => rowOf(place, its))
    .sort((a, b) => b.measures - a.measures || ((a.place ?? '') < (b.place ?? '') ? -1 : 1));
  // A row of the rest for one place would say less than the place's own.
  const own = ranked.length <= most + 1 ? ranked : ranked.slice(0, most);
  const rest = ranked.slice(own.length);
  return {
    rows: [
      ...own,
      ...(rest.length > 0
        ? [
            rowOf(
              'rest',
              rest.flatMap(row => row.points),
            ),
          ]
        : []),
      ...(nowhere ? [rowOf(null, nowhere)] : []),
    ],
    restPlaces: rest.length,
  };
}

function rowOf(place: TimelineRow['place'], points: TimelinePoint[]): TimelineRow {
  return { place, points, measures: points.reduce((sum, point) => sum + point.measures, 0) };
}
