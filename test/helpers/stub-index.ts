import type { Evidence, RecordFilter, ReportIndex } from '../../src/index/report-index.ts';
import { isOfAnyDate, isOfPlace, namesPerson } from '../../src/search/agreement.ts';
import { outlineOfRecord, type ReportOutline } from '../../src/search/outline.ts';
import { newestFirst } from '../../src/search/scope.ts';
import type { Report } from '../../src/types.ts';

/** Scores of a candidate that is as good as any other. */
const EVEN: Omit<Evidence, 'passageId' | 'reportIndex'> = {
  passageLexical: 1,
  covered: 1,
  reportLexical: 1,
  reportCovered: 1,
  dense: 0.5,
};

/**
 * An index in memory, one passage a report, that gives every passage as a candidate with equal
 * scores but for those given by position. It knows every term but the unknown ones.
 */
export function stubIndex(
  reports: Report[],
  scores: Partial<Evidence>[] = [],
  unknownTerms: string[] = [],
): ReportIndex {
  const at = (i: number): Report => {
    const found = reports[i];
    if (!found) throw new RangeError(`no report ${i}`);
    return found;
  };
  const all = reports.map((_, i) => i);
  const outlineAt = (i: number) => outlineOfRecord(recordOf(at(i), i));
  return {
    generation: 1,
    reportCount: reports.length,
    passageCount: reports.length,
    unseenTermWeight: 1,
    evidence: async () => all.map(i => ({ passageId: i, reportIndex: i, ...EVEN, ...scores[i] })),
    termWeights: async terms => terms.map(term => (unknownTerms.includes(term) ? null : 1)),
    passages: async ids =>
      ids.map(id => ({
        passageId: id,
        reportIndex: id,
        start: 0,
        end: at(id).body.length,
        speaker: null,
      })),
    passageText: async id => at(id).body,
    reportIndexes: async () => all,
    records: async indexes => indexes.map(i => recordOf(at(i), i)),
    body: async i => at(i).body,
    origin: async i => at(i).origin,
    sources: async i => at(i).sources,
    details: async i => {
      const { turns, measures, readings, dropped } = at(i);
      return { turns, measures, readings, dropped, nearCopies: [] };
    },
    nearCopies: async () => [],
    reportsFitting: async filter =>
      newestFirst(all.map(outlineAt).filter(outline => fits(outline, filter))).map(
        ({ record }) => record.reportIndex,
      ),
    peopleAmong: async names => names.filter(name => all.some(i => outlineAt(i).people.has(name))),
    placeCounts: async () => countsOf(reports),
    latestReports: async limit =>
      newestFirst(all.map(outlineAt))
        .slice(0, limit)
        .map(({ record }) => record.reportIndex),
    findReport: async id => all.find(i => at(i).reportId === id) ?? null,
    list: async () => ({ reportIndexes: [], count: 0 }),
    facets: async () => [],
    measuresOn: async () => [],
    close: () => {},
  };
}

function recordOf(report: Report, reportIndex: number) {
  const { body: _body, origin: _origin, sources: _sources, ...described } = report;
  const { turns: _turns, measures: _measures, ...read } = described;
  const { readings: _readings, dropped: _dropped, ...record } = read;
  return { ...record, reportIndex, firstPassage: reportIndex, passageCount: 1 };
}

/** What a filter means, report by report. */
export function fits(report: ReportOutline, filter: RecordFilter): boolean {
  const { places, ordinals, dates, people } = filter;
  const { record } = report;
  return (
    (!places || places.some(place => isOfPlace(report, place) === true)) &&
    (!ordinals || ordinals.includes(record.ordinal ?? Number.NaN)) &&
    (!dates || isOfAnyDate(record, dates) === true) &&
    (!people || people.some(person => namesPerson(report, person)))
  );
}

function countsOf(reports: Report[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { place } of reports) {
    for (const name of new Set([place.province, place.city, place.county])) {
      if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}
