import type { CurvePoint } from '../../evaluate/curve.ts';
import type { Evaluation } from '../../evaluate/evaluate.ts';
import type { Miss, RankedPassage } from '../../evaluate/misses.ts';
import type { IndexCost } from './benchmark-index.ts';

/** What was measured in one setting, a line a section. */
export function evaluationText(result: Evaluation, cost: IndexCost): string {
  const rows: string[] = [
    `questions ${result.queries}, without a relevant passage ${result.unsplit}`,
  ];
  for (const [section, values] of Object.entries({ ...result, index: cost })) {
    if (typeof values !== 'object') continue;
    const cells = Object.entries(values as Record<string, number>);
    rows.push(
      `${section.padEnd(10)} ${cells.map(([name, value]) => `${name} ${round(value)}`).join(' · ')}`,
    );
  }
  return `${rows.join('\n')}\n`;
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(3);
}

const DECIMALS = 3;
const HEADER = ['       bar', 'answered', 'absent answered', 'right in first quote', 'in any'];

/** The curve of abstention as a table of Markdown, good for a terminal and for docs/quality.md. */
export function curveText(points: CurvePoint[]): string {
  const rows = points.map(({ bar, answered, absentAnswered, rightFirst, rightAny }) => [
    bar === null ? 'as shipped' : bar.toFixed(2),
    ...[answered, absentAnswered, rightFirst, rightAny].map(share => share.toFixed(DECIMALS)),
  ]);
  const line = (cells: string[]) => `| ${cells.join(' | ')} |\n`;
  const padded = rows.map(row => row.map((cell, k) => cell.padStart(HEADER[k]?.length ?? 0)));
  return [HEADER, HEADER.map(name => `${'-'.repeat(name.length - 1)}:`), ...padded]
    .map(line)
    .join('');
}

/** One question after the other: what was asked, what came, and what should have. */
export function missesText(misses: Miss[]): string {
  const passage = (at: RankedPassage | null) =>
    at === null
      ? 'no candidate'
      : `${at.rank}. (${at.score.toFixed(2)}) ${at.title ?? ''}\n         ${oneLine(at.text)}`;
  return misses
    .map(
      ({ question, expected, quoted, reason, top, right }) =>
        `${question}\n  wanted ${expected}\n  quoted ${quoted === null ? `nothing (${reason})` : oneLine(quoted)}` +
        `\n  top    ${passage(top)}\n  right  ${passage(right)}\n`,
    )
    .join('\n');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
