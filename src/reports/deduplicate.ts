import type { Report } from '../types.ts';

/**
 * The same title and text from several files is one report with several sources. Keeps the order
 * of first appearance; no source is lost.
 */
export function deduplicate(reports: Report[]): Report[] {
  const byId = new Map<string, Report>();
  for (const report of reports) {
    const known = byId.get(report.reportId);
    if (known) known.sources.push(...report.sources);
    else byId.set(report.reportId, report);
  }
  return [...byId.values()];
}
