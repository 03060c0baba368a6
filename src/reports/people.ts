import { fold, foldText, unfoldSpan } from '../text/fold.ts';
import { personAtEnd } from '../text/names.ts';
import { sentences } from '../text/sentences.ts';
import type { SpeakerTurn } from '../types.ts';

const SUBJECT = '(?<subject>\\p{Script=Han}[\\p{Script=Han}、()·]{0,60}?)';
/** How somebody did it, between name and deed. */
const MANNER = '(?:逐项|逐一|分别|当场|随后|最后|进一步)?';
/** Head of minutes: `主席:伍启贤先生`. */
const CHAIR_FIELD =
  /^(?:会议)?(?:主席|主持人?|召集人):(?<subject>\p{Script=Han}{2,8})(?:[,;。(]|$)/u;
const CHAIRED = new RegExp(
  `${SUBJECT}(?:主持(?:召开|会议|并|了|本次|学习|$)|(?:召集|召开)并主持)`,
  'u',
);
/** Spoke at the meeting, though the report may not give the words. */
const SPOKE = new RegExp(
  `${SUBJECT}${MANNER}(?:出席(?:会议)?并讲话|主持(?:会议)?并(?:作)?讲话|(?:作|做)?(?:了|重要)?讲话|(?:作|做)出?(?:了)?\\p{Script=Han}{0,4}(?:安排|部署|强调|指示)|提出(?:了)?\\p{Script=Han}{0,4}要求|(?:就|对)\\p{Script=Han}{2,20}(?:进行了?\\p{Script=Han}{0,4}(?:安排|部署)|安排部署|作部署|作安排|提出要求))`,
  'u',
);

/** Person in the chair: the first one a sentence says presided; as the body writes the name. */
export function chairOf(body: string, foldedTitle: string): string | null {
  return firstPerson(body, CHAIRED) ?? personIn(foldedTitle, CHAIRED) ?? chairOfMinutes(body);
}

/** People who spoke, in order of their turns, then those of whom it is only said that they did. */
export function speakersOf(body: string, turns: SpeakerTurn[]): string[] {
  const quoted = turns.flatMap(turn => turn.speaker ?? []);
  return [...new Set([...quoted, ...peopleIn(body, SPOKE)])];
}

function chairOfMinutes(body: string): string | null {
  for (const sentence of sentences(body)) {
    const shown = body.slice(sentence.start, sentence.end);
    const person = personIn(foldText(shown), CHAIR_FIELD);
    if (person) return asWritten(shown, person);
  }
  return null;
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
