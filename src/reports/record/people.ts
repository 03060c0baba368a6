import { fold, unfoldSpan } from '../../text/fold.ts';
import { personAtEnd, personIn } from '../../text/names.ts';
import type { SpeakerTurn } from '../../types.ts';
import { type ReadSentence, readSentences } from './read-sentences.ts';

const SUBJECT = '(?<subject>\\p{Script=Han}[\\p{Script=Han}、()·“”]{0,60}?)';
/** How somebody did it, between name and deed. */
const MANNER = '(?:逐项|逐一|分别|依次|先后|当场|随后|最后|进一步)?';
/** Head of minutes: `主席:伍启贤先生`. */
const CHAIR_FIELD =
  /^(?:会议)?(?:主席|主持人?|召集人):(?<subject>\p{Script=Han}{2,8})(?:[,;。(]|$)/u;
const CHAIRED = new RegExp(
  `${SUBJECT}(?:主持(?:召开|会议|并|了|本次|学习|。|$)|(?:召集|召开)并主持)`,
  'u',
);
/** Spoke at the meeting, though the report may not give the words. */
const SPOKE = new RegExp(
  `${SUBJECT}${MANNER}(?:出席(?:会议)?并(?:作)?讲话|主持(?:会议)?并(?:作)?讲话|(?:作|做)?(?:了|重要)?讲话|(?:作|做)出?(?:了)?\\p{Script=Han}{0,4}(?:安排|部署|强调|指示)|(?:作|做)(?:了|出)?(?:专题|辅导|会议|简要|具体|现场){0,2}(?:讲解|点评|总结|动员)|提出(?:了)?\\p{Script=Han}{0,4}要求|(?:部署|安排)(?:具体|有关|相关|下一?步)工作|(?:就|对)\\p{Script=Han}{2,20}(?:进行了?\\p{Script=Han}{0,4}(?:安排|部署)|安排部署|作部署|作安排|提出要求))`,
  'u',
);
/** A clause without any of these says of nobody that he spoke. */
const MAY_TELL_OF_SPEECH = /讲话|安排|部署|强调|指示|讲解|点评|总结|动员|要求/u;
/** Several people did the same: `龙再宇、石玉珍分别…`. */
const EACH = /分别|依次|先后/u;

/** Person in the chair: the first one a sentence says presided; as the body writes the name. */
export function chairOf(body: string, foldedTitle: string): string | null {
  const { sentences, known } = readSentences(body);
  for (const sentence of sentences) {
    const [person] = chairsIn(sentence, known);
    if (person) return person;
  }
  const [subject] = subjectsIn(foldedTitle, CHAIRED);
  return (subject ? personIn(subject, known) : null) ?? chairOfMinutes(sentences);
}

/** People who spoke, in order of their turns, then those of whom it is only said that they did. */
export function speakersOf(body: string, turns: SpeakerTurn[]): string[] {
  const { sentences, known } = readSentences(body);
  const quoted = turns.flatMap(turn => turn.speaker ?? []);
  return [...new Set([...quoted, ...sentences.flatMap(each => speakersIn(each, known))])];
}

/** People of whom a sentence says that they spoke, as it writes them. */
export function speakersIn(sentence: ReadSentence, known: ReadonlySet<string>): string[] {
  if (!MAY_TELL_OF_SPEECH.test(sentence.folded)) return [];
  return subjectsIn(sentence.folded, SPOKE).flatMap(subject => {
    const parts = EACH.test(sentence.folded) ? subject.split('、') : [subject];
    return parts.flatMap(part => asWritten(sentence.shown, personIn(part, known)) ?? []);
  });
}

/** People of whom a sentence says that they presided, as it writes them. */
export function chairsIn(sentence: ReadSentence, known: ReadonlySet<string>): string[] {
  if (!sentence.folded.includes('主持')) return [];
  return subjectsIn(sentence.folded, CHAIRED).flatMap(
    subject => asWritten(sentence.shown, personIn(subject, known)) ?? [],
  );
}

function subjectsIn(folded: string, pattern: RegExp): string[] {
  return folded.split(/[,;:]/u).flatMap(clause => pattern.exec(clause)?.groups?.subject ?? []);
}

function chairOfMinutes(sentences: ReadSentence[]): string | null {
  for (const { shown, folded } of sentences) {
    const subject = CHAIR_FIELD.exec(folded)?.groups?.subject;
    const person = subject ? asWritten(shown, personAtEnd(subject)) : null;
    if (person) return person;
  }
  return null;
}

/** A folded name in the characters of the text it was found in; null of nobody. */
export function asWritten(text: string, foldedName: string): string;
export function asWritten(text: string, foldedName: string | null): string | null;
export function asWritten(text: string, foldedName: string | null): string | null {
  if (foldedName === null || text.includes(foldedName)) return foldedName;
  const folded = fold(text);
  const at = folded.text.indexOf(foldedName);
  if (at === -1) return foldedName;
  const span = unfoldSpan(folded, { start: at, end: at + foldedName.length });
  return text.slice(span.start, span.end).replaceAll(/\s/gu, '');
}
