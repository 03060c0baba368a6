import type { ExplainedCandidate, ExplainedTerm, Explanation } from '../answer/explain.ts';
import type { Query } from '../search/query.ts';
import type { PartialDate } from '../types.ts';
import { columns, cutColumns, padColumns, table } from './columns.ts';

/** A line is no wider, so that it fits into most terminals. */
const WIDTH = 96;
const LABEL = 12;
/** Blanks between the columns of a table, and before it. */
const GAP = 2;
/** Candidates that are shown whatever became of them. */
const SHOWN = 5;
const FATES: Record<ExplainedCandidate['fate'], string> = {
  quoted: 'quoted',
  unfit: 'dropped, not of what is asked for',
  not_chosen: 'not chosen',
  not_answered: 'not quoted',
};

/** An explanation for a terminal, without the answer itself. */
export function explanationText(explanation: Explanation): string {
  const { query, terms, candidates, compared } = explanation;
  const shown = candidates.filter(({ rank, quote }) => rank <= SHOWN || quote !== null);
  const lines = [
    heading('Understood'),
    ...queryLines(query),
    ...termLines(terms),
    heading(`Candidates (${shown.length} of ${compared})`),
    ...shown.flatMap(candidate => candidateLines(candidate, candidates[0]?.score ?? 0)),
    ...(shown.length > 0 ? [heading('Score: value × weight = what it adds')] : []),
    ...featureLines(shown),
    heading('Answering'),
    ...answeringLines(explanation),
  ];
  return `${lines.join('\n')}\n`;
}

function heading(text: string): string {
  return `── ${text} ${'─'.repeat(Math.max(2, WIDTH - columns(text) - 4))}`;
}

/** A label and its words, wrapped below each other. */
function labelled(label: string, parts: string[], separator = ' · '): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    const longer = line === '' ? part : `${line}${separator}${part}`;
    if (line !== '' && columns(longer) > WIDTH - LABEL - 2) {
      lines.push(line);
      line = part;
    } else {
      line = longer;
    }
  }
  return [...lines, line].map(
    (words, i) => `  ${padColumns(i === 0 ? label : '', LABEL - 1)} ${words}`,
  );
}

/** What was understood, whatever a query has; what it does not have is left out. */
function queryLines(query: Query): string[] {
  const { text, inherited, ...understood } = query;
  const fields = Object.entries(understood).flatMap(([name, value]) => {
    const parts = [value]
      .flat()
      .map(partText)
      .filter(part => part !== '');
    return parts.length > 0 ? labelled(name, parts) : [];
  });
  return [
    ...labelled('question', [cutColumns(text, WIDTH - LABEL - 2)]),
    ...fields,
    ...(inherited ? labelled('inherited', [partText(inherited.folded)]) : []),
  ];
}

function partText(value: unknown): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value !== 'object') return cutColumns(String(value), WIDTH - LABEL - 2);
  const { year, month, day } = value as Partial<PartialDate>;
  if (year === undefined && month === undefined) return JSON.stringify(value);
  return [year ?? '?', month ?? '?', day ?? '?'].join('-');
}

function termLines(terms: ExplainedTerm[]): string[] {
  const known = terms.flatMap(({ term, weight, inherited }) =>
    weight === null ? [] : [`${term} ${weight.toFixed(2)}${inherited ? ' (inherited)' : ''}`],
  );
  const unknown = terms.filter(({ weight }) => weight === null).map(({ term }) => term);
  return [
    ...(known.length > 0 ? labelled('terms', known) : []),
    ...(unknown.length > 0 ? labelled('nowhere', unknown) : []),
  ];
}

function candidateLines(candidate: ExplainedCandidate, best: number): string[] {
  const { rank, score, title, date, place, speaker, text, fate, quote } = candidate;
  const behind = best - score > 0 ? `, ${(best - score).toFixed(2)} behind the best` : '';
  const fateText = quote === null ? FATES[fate] : `${FATES[fate]} as ${quote}`;
  const where = [title, date, place, speaker].filter(part => part !== null).join(' · ');
  const indent = ' '.repeat(5);
  return [
    `${String(rank).padStart(3)}. ${score.toFixed(2)} ${fateText}${behind}`,
    ...(where === '' ? [] : [`${indent}${cutColumns(where, WIDTH - indent.length)}`]),
    `${indent}“${cutColumns(text, WIDTH - indent.length - 2)}”`,
  ];
}

/** A row a feature, a column a candidate; features that are 0 everywhere are only named. */
function featureLines(candidates: ExplainedCandidate[]): string[] {
  const names = [...new Set(candidates.flatMap(({ features }) => Object.keys(features)))];
  const isTelling = (name: string) => candidates.some(({ features }) => features[name]?.value);
  const silent = names.filter(name => !isTelling(name));
  return [
    ...featureTables(candidates, names.filter(isTelling)),
    ...(silent.length > 0 ? labelled('0 in all', silent) : []),
  ];
}

/** As many tables below each other as it takes to stay within the width. */
function featureTables(candidates: ExplainedCandidate[], names: string[]): string[] {
  if (names.length === 0) return [];
  const rows = names.map(name => [
    name,
    String(candidates[0]?.features[name]?.weight ?? ''),
    ...candidates.map(({ features }) => {
      const { value = 0, contribution = 0 } = features[name] ?? {};
      return `${value.toFixed(2)} = ${contribution.toFixed(2).padStart(5)}`;
    }),
  ]);
  const all = [
    ['', '×', ...candidates.map(({ rank }) => `${rank}.`)],
    ...rows,
    ['score', '', ...candidates.map(({ score }) => score.toFixed(2))],
  ];
  const widest = (cells: string[]) => Math.max(...cells.map(columns)) + GAP;
  const heads = widest(all.map(([name = '']) => name)) + widest(all.map(([, by = '']) => by));
  const each = widest(rows.flatMap(row => row.slice(2)));
  const many = Math.max(1, Math.floor((WIDTH - heads) / each));
  const lines: string[] = [];
  for (let first = 2; first < 2 + candidates.length; first += many) {
    const part = all.map(row => [...row.slice(0, 2), ...row.slice(first, first + many)]);
    lines.push(...table(part).trimEnd().split('\n'));
  }
  return lines.map(line => `  ${line}`);
}

function answeringLines({ abstention, answer }: Explanation): string[] {
  const { measure, value, bar, signals } = abstention;
  const stands = value >= bar ? 'not below' : 'below';
  const verdict =
    answer.status === 'answered'
      ? `answered with ${answer.quotes.length} quote${answer.quotes.length === 1 ? '' : 's'}`
      : `not answered: ${answer.reason}`;
  return [
    ...labelled('bar', [`${measure} ${value.toFixed(2)} is ${stands} ${bar.toFixed(2)}`]),
    ...labelled(
      'signals',
      Object.entries(signals).map(([name, signal]) => `${name} ${Number(signal).toFixed(2)}`),
    ),
    ...labelled('decision', [verdict]),
  ];
}
