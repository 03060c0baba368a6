import { Command } from 'commander';
import { findReportFiles } from '../reports/files.ts';
import { readReports } from '../reports/read.ts';
import { placeName } from '../text/places.ts';
import type { Report } from '../types.ts';
import { fromHere } from './open.ts';

export function inspectCommand(): Command {
  return new Command('inspect')
    .description('Show what is read from files: title, dates, place, people, text.')
    .argument('<files...>', 'report files or folders')
    .option('--json', 'print one JSON object a report')
    .action(async (paths: string[], options: { json?: true }) => {
      const files = await findReportFiles(paths.map(fromHere));
      for (const file of files) {
        const { reports, errors } = await readReports(file);
        for (const report of reports) {
          process.stdout.write(
            options.json ? `${JSON.stringify(asJson(report))}\n` : asText(report),
          );
        }
        for (const error of errors) process.stderr.write(`${error.message}\n`);
        if (errors.length > 0) process.exitCode = 1;
      }
    });
}

function asJson(report: Report): object {
  const [source] = report.sources;
  return {
    file: source?.file,
    encoding: source?.encoding,
    script: report.script,
    title: report.title,
    body: report.body,
    published: report.published,
    meetingDate: report.meetingDate,
    dateInferred: report.dateInferred,
    place: report.place,
    ordinal: report.ordinal,
    chair: report.chair,
    speakers: report.speakers,
    attendees: report.attendees,
    conveyed: report.conveyed,
    reporters: report.reporters,
    editors: report.editors,
    site: report.site,
    url: report.url,
    measures: report.measures.map(({ speaker, topics, start, end }) => ({
      speaker,
      topics,
      start,
      end,
    })),
  };
}

function asText(report: Report): string {
  const [source] = report.sources;
  const rows: [string, string | number | null][] = [
    ['file', `${source?.file}${source?.line ? ` line ${source.line}` : ''} (${source?.encoding})`],
    ['title', report.title],
    ['published', report.published],
    [
      'meeting',
      report.meetingDate && report.meetingDate + (report.dateInferred ? ' (year inferred)' : ''),
    ],
    ['place', placeName(report.place)],
    ['ordinal', report.ordinal],
    ['chair', report.chair],
    ['speakers', report.speakers.join('、') || null],
    ['attendees', report.attendees.join('、') || null],
    ['conveyed', report.conveyed.join('、') || null],
    ['reporters', report.reporters.join('、') || null],
    ['editors', report.editors.join('、') || null],
    ['site', report.site],
    ['url', report.url],
  ];
  const record = rows.map(([name, value]) => `${name.padEnd(10)} ${value ?? '–'}`).join('\n');
  const turns = report.turns.map(
    turn =>
      `${turn.speaker ? `【${turn.speaker}】` : ''}${report.body.slice(turn.start, turn.end)}`,
  );
  return `${record}\n\n${turns.join('\n')}\n\n`;
}
