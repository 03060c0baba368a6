import { fold, foldText, unfoldSpan } from '../text/fold.ts';
import { personAtEnd } from '../text/names.ts';
import { sentences } from '../text/sentences.ts';
import type { SpeakerTurn } from '../types.ts';

const SUBJECT = '(?<subject>\\p{Script=Han}[\\p{Script=Han}、()·]{0,60}?)';
const CHAIRED = new RegExp(
  `${SUBJECT}(?:主持(?:召开|会议|并|了|本次|学习|$)|(?:召集|召开)并主持)`,
  'u',
);
/** Spoke at the meeting, though the report may not give the words. */
const SPOKE = new RegExp(
  `${SUBJECT}(?:出席(?:会议)?并讲话|主持(?:会议)?并(?:作)?讲话|(?:作|做)?(?:了|重要)?讲话|(?:作|做)出?(?:了)?\\p{Script=Han}{0,4}(?:安排|部署|强调|指示)|提出(?:了)?\\p{Script=Han}{0,4}要求|(?:就|对)\\p{Script=Han}{2,20}(?:安排部署|作部署|作安排|提出要求))`,
  'u',
);

/** Person in the chair: the first one a sentence says presided; as the body writes the name. */
export function chairOf(body: string, foldedTitle: string): string | null {
  return firstPerson(body, CHAIRED) ?? personIn(foldedTitle, CHAIRED);
}

/** People who spoke, in order of their turns, then those of whom it is only said that they did. */
export function speakersOf(body: string, turns: SpeakerTurn[]): string[] {
  const quoted = turns.flatMap(turn => turn.speaker ?? []);
  return [...new Set([...quoted, ...peopleIn(body, SPOKE)])];
}

function firstPerson(body: string, pattern: RegExp): string | null {
  for (const name of peopleIn(body, pattern)) return name;
  return null;
}

/** People whom clauses of the body name as the pattern's subject, as the body writes them. */
function* peopleIn(body: string, pattern: RegExp): Generator<string> {
  for (const sentence of sentences(body)) {
    const shown = body.slice(sentence.start, sentence.end);
    for (const clause of foldText(shown).split(/[,;:]/u)) {
      const person = personIn(clause, pattern);
      if (person) yield asWritten(shown, person);
    }
  }
}

function personIn(foldedClause: string, pattern: RegExp): string | null {
  const subject = pattern.exec(foldedClause)?.groups?.subject;
  return subject ? personAtEnd(subject) : null;
}

/** A folded name in the characters of the text it was found in. */
export function asWritten(text: string, foldedName: string): string {
  const folded = fold(text);
  const at = folded.text.indexOf(foldedName);
  if (at === -1) return foldedName;
  const span = unfoldSpan(folded, { start: at, end: at + foldedName.length });
  return text.slice(span.start, span.end).replaceAll(/\s/gu, '');
}
