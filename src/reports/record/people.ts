import { foldText } from '../../text/fold.ts';
import { personIn, titleAtEnd } from '../../text/names.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { type Found, foundAt, type ReadText, valuesOf } from './found.ts';
import { foundIn, type ReadSentence, readBody } from './read-sentences.ts';
import { MAY_TELL_OF_SPEECH, SPOKE } from './speech-deeds.ts';

/** Head of minutes or of a press conference: `主席:伍启贤先生`, `主持人:县长 骆守诚`. */
const CHAIR_FIELD =
  /(?:^(?:会议)?主席|主持人?|召集人):(?<subject>\p{Script=Han}[\p{Script=Han}、·]{1,40}?)(?:记录|参加|参会|出席|列席|[,;。(]|$)/u;
/** The host speaks: `主持人岳朗:`, `岳朗(主持人):`. */
const HOST_SAYS =
  /^\[?(?:主持人(?<subject>\p{Script=Han}{2,24})|(?<named>\p{Script=Han}{2,24})\(主持人?\))\]?:/u;
/** In such a head the name may stand first: `主持人:骆守诚 县长`. */
const NAME_BEFORE_TITLE = /[:：]\s*(\p{Script=Han}{2,4})\s/u;
/** The same with the person on the next line. */
const CHAIR_HEAD = /^(?:会议)?(?:主持人?|召集人):?$/u;
/** Presided: not who is a host by trade, nor whose office it is to lead the daily work. */
const CHAIRED =
  /主持(?!人|词|稿|者|(?!并)\p{Script=Han}{0,4}工作(?:的|$))|召集(?=会议|召开|$)|组织召开|担任\p{Script=Han}{0,4}主持人/gu;
/** `主持会议的是县长骆守诚`: the name stands behind. */
const CHAIR_BEHIND =
  /主持(?!\p{Script=Han}{0,4}工作)\p{Script=Han}{0,6}的(?:是)?(?<subject>[^,;:。]{2,40}?)(?:说|指出|强调|要求|表示|介绍|宣布)?$/u;
/** `在骆守诚的主持下` */
const OF = /的$/u;
const MAY_TELL_OF_CHAIR = /主持|召集|组织召开/u;
/** Whom a report only says to have spoken to somebody, or whose words somebody passes on. */
const NOT_THE_SPEAKER = /(?:向|给|受|同|根据|按照|落实|贯彻|学习)$/u;
/** `骆守诚出席会议,并讲话`: the clause before names who. */
const AND = /^(?:并|还|同时){1,2}$/u;
/** The same behind `初晴受县政府委托,`. */
const ON_BEHALF = /受[^,]{2,20}(?:委托|指派)$/u;
/** Several spoke, in this clause and in those before. */
const IN_TURN = /(?:先后|分别|依次|相继|逐一)/u;
const IN_TURN_CHARACTERS = 4;
const LIST_JOINT = /(?:以及|[、和与及])$/u;

/** Person in the chair: the first one a sentence says presided, else the title says so. */
export function chairOf(body: string, title: ReadText | null): Found | null {
  const { sentences, known } = readBody(body);
  for (const sentence of sentences) {
    const [person] = chairsIn(sentence, known);
    if (person) return person;
  }
  return (title && chairInTitle(title, known)) ?? chairOfMinutes(sentences, known);
}

function chairInTitle(title: ReadText, known: ReadonlySet<string>): Found | null {
  const { text } = title.folded;
  for (const { index } of text.matchAll(CHAIRED)) {
    const clause = clausesOf(text.slice(0, index)).at(-1);
    const person = clause ? personIn(clause.text, known) : null;
    if (!clause || !person) continue;
    const start = clause.start + clause.text.lastIndexOf(person);
    return foundAt(title, { start, end: start + person.length });
  }
  return null;
}

/** People who spoke, in order of their turns, then those of whom it is only said that they did. */
export function speakersOf(body: string, turns: { speaker: Found | null }[]): Found[] {
  const { sentences, known } = readBody(body);
  const quoted = turns.flatMap(turn => turn.speaker ?? []);
  const everybody = new Set([...known, ...valuesOf(quoted)]);
  return [...quoted, ...sentences.flatMap(each => speakersIn(each, everybody))];
}

/** People of whom a sentence says that they spoke. */
export function speakersIn(sentence: ReadSentence, known: ReadonlySet<string>): Found[] {
  if (!MAY_TELL_OF_SPEECH.test(sentence.folded)) return [];
  const clauses = clausesOf(sentence.folded);
  return clauses.flatMap((clause, i) => {
    for (const { index } of clause.text.matchAll(SPOKE)) {
      const subject = before(clause, index);
      const people = peopleAtEnd(sentence, subject, known);
      if (people.length > 0) {
        return IN_TURN.test(clause.text.slice(0, index + IN_TURN_CHARACTERS))
          ? [...listedBefore(sentence, clauses.slice(0, i), known), ...people]
          : people;
      }
      const previous =
        AND.test(subject.text) || (index === 0 && ON_BEHALF.test(clauses[i - 1]?.text ?? ''))
          ? clauses[i - 1]
          : undefined;
      const person = previous && personOf(sentence, previous, known);
      if (person) return [person];
    }
    return [];
  });
}

/** `常委禚青禾、初晴,委员那晓先后发言`: people of the clauses before that end with a name. */
function listedBefore(
  sentence: ReadSentence,
  clauses: Clause[],
  known: ReadonlySet<string>,
): Found[] {
  const listed: Found[] = [];
  for (const clause of clauses.toReversed()) {
    const people = peopleAtEnd(sentence, clause, known);
    const last = people.at(-1)?.value;
    if (last === undefined || !clause.text.endsWith(foldText(last))) break;
    listed.unshift(...people);
  }
  return listed;
}

/** People of whom a sentence says that they presided. */
export function chairsIn(sentence: ReadSentence, known: ReadonlySet<string>): Found[] {
  if (!MAY_TELL_OF_CHAIR.test(sentence.folded)) return [];
  return clausesOf(sentence.folded).flatMap(clause => {
    for (const { index } of clause.text.matchAll(CHAIRED)) {
      const subject = before(clause, index);
      const bare = { ...subject, text: subject.text.replace(OF, '') };
      const person = personOf(sentence, bare, known);
      if (person) return [person];
    }
    const behind = subjectOf(CHAIR_BEHIND.exec(clause.text));
    const person =
      behind && personOf(sentence, { ...behind, start: clause.start + behind.start }, known);
    return person ? [person] : [];
  });
}

function before({ text, start }: Clause, index: number): Clause {
  return { text: text.slice(0, index), start };
}

/** The person that a subject in a sentence names, where the name stands. */
export function personOf(
  sentence: ReadSentence,
  subject: Clause,
  known: ReadonlySet<string>,
): Found | null {
  const person = personIn(subject.text, known);
  if (person === null) return null;
  const at = subject.text.lastIndexOf(person);
  if (NOT_THE_SPEAKER.test(subject.text.slice(0, at))) return null;
  return foundIn(sentence, subject.start + at, person.length);
}

/** The people with whom a subject ends: `市民政局局长龙再宇、市卫健局局长石玉珍` → two. */
function peopleAtEnd(sentence: ReadSentence, subject: Clause, known: ReadonlySet<string>): Found[] {
  const people: Found[] = [];
  let { text } = subject;
  for (;;) {
    const person = personIn(text, known);
    if (person === null) return people;
    const at = text.lastIndexOf(person);
    if (NOT_THE_SPEAKER.test(text.slice(0, at))) return people;
    people.unshift(foundIn(sentence, subject.start + at, person.length));
    const part = Math.max(
      ...['、', '和', '与', '及'].map(joint => text.lastIndexOf(joint, at - 1)),
    );
    if (part < 1) return people;
    text = text.slice(0, part + 1).replace(LIST_JOINT, '');
  }
}

/** The group `subject` of a match and where it stands. */
export function subjectOf(match: RegExpExecArray | null): Clause | null {
  const text = match?.groups?.subject;
  if (!match || text === undefined) return null;
  return { text, start: match.index + match[0].indexOf(text) };
}

function chairOfMinutes(sentences: ReadSentence[], known: ReadonlySet<string>): Found | null {
  for (const [index, sentence] of sentences.entries()) {
    const next = sentences[index + 1];
    const person = CHAIR_HEAD.test(sentence.folded)
      ? next && personOf(next, { text: next.folded, start: 0 }, known)
      : chairInField(sentence, known);
    if (person) return person;
  }
  return null;
}

function hostSpeaking(sentence: ReadSentence, known: ReadonlySet<string>): Found | null {
  const groups = HOST_SAYS.exec(sentence.folded)?.groups;
  const text = groups?.subject ?? groups?.named;
  return text ? personOf(sentence, { text, start: sentence.folded.indexOf(text) }, known) : null;
}

function chairInField(sentence: ReadSentence, known: ReadonlySet<string>): Found | null {
  const subject = subjectOf(CHAIR_FIELD.exec(sentence.folded));
  if (!subject) return hostSpeaking(sentence, known);
  const person = personOf(sentence, subject, known);
  if (person) return person;
  const name = NAME_BEFORE_TITLE.exec(sentence.on.shown.slice(sentence.start, sentence.end))?.[1];
  const leads = name !== undefined && subject.text.startsWith(name);
  return leads && titleAtEnd(subject.text) === subject.text
    ? foundIn(sentence, subject.start, name.length)
    : null;
}
