import { placeName } from '../text/places.ts';
import type { DroppedSpan, Report } from '../types.ts';

/** Most characters of one dropped stretch that are shown. */
const SHOWN_CHARACTERS = 80;
/** Stands for the topic of measures that are about none of the list. */
const OTHER = ['(no topic)'];

/** A record for a person to read at a glance, and the body by who speaks. */
export function reportText(report: Report, warnings: string[]): string {
  const [source] = report.sources;
  const of = (person: string | null) => {
    const role = report.roles.find(each => each.person === person)?.role;
    return role ? `${person} (${role})` : person;
  };
  const rows: [string, string | number | null][] = [
    ['file', `${source?.file}${source?.line ? ` line ${source.line}` : ''} (${source?.encoding})`],
    ['title', report.title],
    ['published', report.published],
    [
      'meeting',
      report.meetingDate && report.meetingDate + (report.dateInferred ? ' (year inferred)' : ''),
    ],
    ['name', report.meetingName],
    ['ordinal', report.ordinal],
    ['place', placeName(report.place)],
    ['level', report.level],
    ['chair', of(report.chair)],
    ['speakers', listed(report.speakers.map(of))],
    ['attendees', listed(report.attendees.map(of))],
    ['conveyed', listed(report.conveyed)],
    ['reporters', listed(report.reporters)],
    ['editors', listed(report.editors)],
    ['site', report.site],
    ['url', report.url],
    ['measures', measuresText(report)],
    ...warnings.map(warning => ['look at', warning] as [string, string]),
  ];
  const record = rows.map(([name, value]) => `${name.padEnd(10)} ${value ?? '–'}`).join('\n');
  const turns = report.turns.map(
    turn =>
      `${turn.speaker ? `【${turn.speaker}】` : ''}${report.body.slice(turn.start, turn.end)}`,
  );
  return `${record}\n\n${turns.join('\n')}\n\n`;
}

/** What is not in the body, a line each behind the rule that took it out. */
export function droppedText(dropped: DroppedSpan[], sourceText: string): string {
  if (dropped.length === 0) return 'nothing dropped\n\n';
  const width = Math.max(...dropped.map(({ rule }) => rule.length));
  const lines = dropped.map(({ start, end, rule }) => {
    const text = sourceText.slice(start, end).replaceAll(/\s+/gu, ' ');
    const shown = text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
    return `${rule.padEnd(width)}  ${shown}`;
  });
  return `dropped (rule, text):\n${lines.join('\n')}\n\n`;
}

function listed(names: (string | null)[]): string | null {
  return names.join('、') || null;
}

/** How many were asked for about each topic, the most frequent first: `核酸检测 4 · 校园防控 2`. */
function measuresText({ measures }: Report): string | null {
  const counts = new Map<string, number>();
  for (const topic of measures.flatMap(({ topics }) => (topics.length > 0 ? topics : OTHER))) {
    counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  return sorted.map(([topic, count]) => `${topic} ${count}`).join(' · ') || null;
}
