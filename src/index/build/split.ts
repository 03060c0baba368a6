import { cutLongSentence, sentences } from '../../text/sentences.ts';
import type { Report, Span, SpeakerTurn } from '../../types.ts';

/** Most UTF-16 units of body in one passage. */
export const PASSAGE_CHARACTERS = 300;

/** A passage before it has a number. */
export interface PassageSpan extends Span {
  speaker: string | null;
}

/**
 * Passages of a report, in order: whole sentences joined while they fit, never across two
 * speakers. Only a sentence longer than a passage is cut, at its clauses. Lengths are evened out
 * within a turn, so that no short rest is left over.
 */
export function splitReport(report: Pick<Report, 'body' | 'turns'>): PassageSpan[] {
  return report.turns.flatMap(turn => splitTurn(report.body, turn));
}

function splitTurn(body: string, turn: SpeakerTurn): PassageSpan[] {
  const offset = turn.start;
  const pieces = sentences(body.slice(turn.start, turn.end))
    .map(piece => ({ start: piece.start + offset, end: piece.end + offset }))
    .flatMap(piece => cutLongSentence(body, piece, PASSAGE_CHARACTERS));
  const passages: PassageSpan[] = [];
  for (let i = 0; i < pieces.length; ) {
    const first = pieces[i];
    const rest = turn.end - (first?.start ?? turn.end);
    const target = rest / Math.ceil(rest / PASSAGE_CHARACTERS);
    const passage: PassageSpan = {
      start: first?.start ?? 0,
      end: first?.end ?? 0,
      speaker: turn.speaker,
    };
    for (i++; i < pieces.length; i++) {
      const next = pieces[i]?.end ?? 0;
      const fits = next - passage.start <= PASSAGE_CHARACTERS;
      const nearer = next - passage.start - target < target - (passage.end - passage.start);
      if (!fits || !nearer) break;
      passage.end = next;
    }
    passages.push(passage);
  }
  return passages;
}

/**
 * What stands over a passage for retrieval: title, date, place and speaker of its report, so that a
 * question that names them finds it.
 */
export function passageHeader(report: Report, speaker: string | null): string {
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
