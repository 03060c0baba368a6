import { findReportFiles } from '../../src/reports/files.ts';
import { readReports } from '../../src/reports/read.ts';
import { firstFalseCharacter, readSourceText } from '../../src/reports/source-text.ts';
import type { Report } from '../../src/types.ts';

const SAMPLES = new URL('../../data/reports', import.meta.url).pathname;

/** The sample reports, keyed by file, and line where a file holds several. */
export async function readSamples(): Promise<Map<string, Report>> {
  const samples = new Map<string, Report>();
  for (const file of await findReportFiles([SAMPLES])) {
    const { reports, errors } = await readReports(file);
    if (errors[0]) throw errors[0];
    for (const report of reports) {
      const { file: name, line } = report.sources[0]!;
      samples.set(line === null ? name : `${name} ${line}`, report);
    }
  }
  return samples;
}

/** Offset of the first body character that is not in the report's file; null when all are. */
export async function falseCharacterOf(report: Report): Promise<number | null> {
  const source = report.sources[0]!;
  return firstFalseCharacter(report.body, report.origin, await readSourceText(source.path, source));
}
