import { cutLongSentence, sentences } from '../../text/sentences.ts';
import type { Report, Span, SpeakerTurn } from '../../types.ts';
import { beginsPart, isHeading } from './headings.ts';

/** Most UTF-16 units of body in one passage. */
export const PASSAGE_CHARACTERS = 300;

/** A passage before it has a number. */
export interface PassageSpan extends Span {
  speaker: string | null;
}

/**
 * What a way to cut a turn costs, in passages: few passages that are well filled, cut between
 * paragraphs rather than inside one, before a heading and never behind it.
 */
const CUT_COST = { passage: 1, unfilled: 0.5, insideParagraph: 0.3, behindHeading: 2 };

/**
 * Passages of a report, in order: whole sentences joined while they fit, never across two
 * speakers. Only a sentence longer than a passage is cut, at its clauses.
 */
export function splitReport(report: Pick<Report, 'body' | 'turns'>): PassageSpan[] {
  return report.turns.flatMap(turn => splitTurn(report.body, turn));
}

/** A piece of a turn that is not cut, and what a cut behind it costs. */
interface Piece extends Span {
  cutBehind: number;
}

/** The cheapest way to cut a turn, found from its end: best[i] is that of the pieces from i on. */
function splitTurn(body: string, turn: SpeakerTurn): PassageSpan[] {
  const pieces = piecesOf(body, turn);
  const best: { cost: number; next: number }[] = [];
  best[pieces.length] = { cost: 0, next: pieces.length };
  for (let i = pieces.length - 1; i >= 0; i--) {
    const start = pieces[i]?.start ?? 0;
    let least = { cost: Number.POSITIVE_INFINITY, next: i + 1 };
    for (let next = i + 1; next <= pieces.length; next++) {
      const { end, cutBehind } = pieces[next - 1] as Piece;
      const filled = (end - start) / PASSAGE_CHARACTERS;
      if (filled > 1 && next > i + 1) break;
      const isLast = next === pieces.length;
      const cost =
        CUT_COST.passage +
        CUT_COST.unfilled * (1 - filled) ** 2 +
        (isLast ? 0 : cutBehind) +
        (best[next]?.cost ?? 0);
      if (cost < least.cost) least = { cost, next };
    }
    best[i] = least;
  }
  const passages: PassageSpan[] = [];
  for (let i = 0; i < pieces.length; i = best[i]?.next ?? pieces.length) {
    const last = pieces[(best[i]?.next ?? pieces.length) - 1];
    passages.push({ start: pieces[i]?.start ?? 0, end: last?.end ?? 0, speaker: turn.speaker });
  }
  return passages;
}

function piecesOf(body: string, turn: SpeakerTurn): Piece[] {
  const pieces = sentences(body.slice(turn.start, turn.end))
    .map(piece => ({ start: piece.start + turn.start, end: piece.end + turn.start }))
    .flatMap(piece => cutLongSentence(body, piece, PASSAGE_CHARACTERS));
  return pieces.map((piece, i) => {
    const text = body.slice(piece.start, piece.end);
    const following = pieces[i + 1];
    const gap = body.slice(piece.end, following?.start ?? piece.end);
    let cutBehind = CUT_COST.insideParagraph;
    const next = following ? body.slice(following.start, following.end) : '';
    if (gap.includes('\n') || beginsPart(next)) cutBehind = 0;
    if (isHeading(text)) cutBehind = CUT_COST.behindHeading;
    return { ...piece, cutBehind };
  });
}

/**
 * What stands over a passage for retrieval: title, date, place and speaker of its report, so that a
 * question that names them finds it.
 */
export function passageHeader(
  report: Pick<Report, 'title' | 'place' | 'meetingDate' | 'published'>,
  speaker: string | null,
): string {
  const { province, city, county } = report.place;
  const date = report.meetingDate ?? report.published;
  return [report.title, date && spokenDate(date), province, city, county, speaker]
    .filter(part => part !== null && part !== '')
    .join(' ');
}

/** `2022-05-05` → `2022年5月5日`, as questions say it. */
function spokenDate(date: string): string {
  const parts = date.split('-').map(Number);
  const [year, month, day] = parts.length === 3 ? parts : [null, ...parts];
  return `${year === null ? '' : `${year}年`}${month}月${day}日`;
}
