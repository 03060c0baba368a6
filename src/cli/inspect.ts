import { Command } from 'commander';
import { findReportFiles } from '../reports/files.ts';
import { readReports } from '../reports/read.ts';
import { readSourceText } from '../reports/source-text.ts';
import { warningsOf } from '../reports/warnings.ts';
import type { Report } from '../types.ts';
import { fromHere } from './open.ts';
import { droppedText, reportText } from './report-text.ts';

export function inspectCommand(): Command {
  return new Command('inspect')
    .description('Show what is read from files: title, dates, place, people, text.')
    .argument('<files...>', 'report files or folders')
    .option('--dropped', 'also show what of the page is not in the text, and by which rule')
    .option('--json', 'print one JSON object a report')
    .action(async (paths: string[], options: { dropped?: true; json?: true }) => {
      const files = await findReportFiles(paths.map(fromHere));
      for (const file of files) {
        const { reports, errors } = await readReports(file);
        for (const report of reports) {
          const sourceText = options.dropped ? await textBehind(report) : null;
          process.stdout.write(
            options.json
              ? `${JSON.stringify(asJson(report, sourceText))}\n`
              : reportText(report, warningsOf(report)) +
                  (sourceText === null ? '' : droppedText(report.dropped, sourceText)),
          );
        }
        for (const error of errors) process.stderr.write(`${error.message}\n`);
        if (errors.length > 0) process.exitCode = 1;
      }
    });
}

/** The decoded text of the file that a report was read from. */
async function textBehind({ sources: [source] }: Report): Promise<string> {
  return source ? readSourceText(source.path, source) : '';
}

function asJson(report: Report, sourceText: string | null): object {
  const { sources, script, title, body, published, meetingDate, dateInferred, place } = report;
  const { level, ordinal, meetingName, chair, speakers, attendees, roles, conveyed } = report;
  const { reporters, editors, site, url, readings, dropped } = report;
  return {
    reportId: report.reportId,
    file: sources[0]?.file,
    encoding: sources[0]?.encoding,
    ...{ script, title, body, published, meetingDate, dateInferred, place, level, ordinal },
    ...{ meetingName, chair, speakers, attendees, roles, conveyed, reporters, editors, site, url },
    measures: report.measures.map(({ speaker, topics, start, end }) => ({
      speaker,
      topics,
      start,
      end,
    })),
    readings,
    ...(sourceText === null
      ? {}
      : {
          dropped: dropped.map(span => ({
            ...span,
            text: sourceText.slice(span.start, span.end),
          })),
        }),
    warnings: warningsOf(report),
  };
}
