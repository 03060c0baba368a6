import {
  isListedWord,
  isNameBehindTitle,
  knownName,
  personAtEnd,
  titleAtEnd,
} from '../../text/names.ts';
import { type Clause, clausesOf } from './clauses.ts';
import type { Found } from './found.ts';
import { foundIn, type ReadSentence, readBody } from './read-sentences.ts';

/** Attendance stands in a report's first sentences, or in its last. */
const ATTENDS =
  /(?:等?(?:领导)?(?:同志)?(?:应邀|受邀|分别|一同|共同|一起|全程|也|均|通过视频\p{Script=Han}{0,4})?(?:在\p{Script=Han}{0,10}会场|在)?(?:应邀|受邀|分别|一同|共同|一起|全程|也|均)?(?:出席(?!并(?!回|接受))|参加|列席|到会指导|到会|参会|与会|陪同|收听收看|收听|收看|观看|以\p{Script=Han}{2,4}方式参与|参与(?=会议|[此本]次会议)))(?!并(?!回|接受)|的|过)/u;
const MAY_TELL_OF_ATTENDANCE = /[出列]席|[参与到]会|参[加与]|陪同|收听|收看/u;
/** Head of minutes: `出席:`, `参会人员:`. */
const FIELD =
  /^(?:出席|参加|参会|与会|到会|列席|应到|实到|陪同)(?:会议|座谈)?(?:人员|人|领导|嘉宾|同志|代表|单位及人员)?:/u;
/** `出席会议的有A、B`: the names stand behind. */
const NAMES_BEHIND =
  /(?:出席|参加|列席)[^,。:]{0,12}的[^,。:]{0,6}?(?:还有|有|是|为|包括)[:,]?(?=\p{Script=Han})/u;
/** A clause that says something else of its subject. */
const OTHER_DEED =
  /主持(?!人)|讲话|通报(?!员)|宣读|部署|汇报|报告(?!员|会)|会见|强调|指出|要求|召开|举行|传达|研究(?!院|所|室|员|中心|会|生)|听取|安排|讲解/u;
const SPOKE_TOO = /^[^并]*并(?!回|接受)|讲话/u;
const OFFICE_BEFORE_NAME = /^.*(?:[常党]委|队长|议长|总书记|盟长|园长|科长)/u;
const NO_PERSON =
  /^[市县区省州旗].*(?:局|委|院|办|府|部)$|(?:代表|负责人|负责同志|委员|成员|人员|单位|干部|部门|领导|主任|主席|书记|[局科处校院组]长|群众|职工|专家|企业)$/u;
/** What no name begins or ends with; without an office before it, what no name holds. */
const NO_NAME = /^[和以向与及在赴会]|[的了与及在是要也将]$|全[部体程]|分别|应邀/u;
const NO_LISTED_NAME =
  /^[和以向赴会]|[的了与及在是要会议部门局委组席员们各该室产堂就对并还也又把被将]/u;
/** A longer one is told by its surname or its sound. */
const NAME = /^\p{Script=Han}{2,3}$|^\p{Script=Han}{1,8}(?:[·.]\p{Script=Han}{1,8})+$/u;
/** What a list ends with: `等县委常委`, `(女)`. */
const BEHIND_NAME = /(?:等\p{Script=Han}{0,14}|\([^()]{1,14}\)|同志|先生|女士|医生|教授)+$/u;
/** The rest of the list, of people who are not named. */
const UNNAMED =
  /(?:以及|及其?|和|与)(?=各|全体|有关|相关|部分|其他|委员|\p{Script=Han}{0,14}(?:负责人|负责同志|成员|代表|人员|干部|单位|部门|组长|主任|村民)|\d).*$/u;
const JOINT = /以及|[和与及]/gu;

/** People named as attending, in order. */
export function attendeesOf(body: string): Found[] {
  const { sentences, known } = readBody(body);
  return sentences.flatMap(sentence =>
    MAY_TELL_OF_ATTENDANCE.test(sentence.folded) || FIELD.test(sentence.folded)
      ? attendingIn(sentence, known).map(({ text, start }) => foundIn(sentence, start, text.length))
      : [],
  );
}

function attendingIn(sentence: ReadSentence, known: ReadonlySet<string>): Clause[] {
  const { folded } = sentence;
  const [head] = FIELD.exec(folded) ?? [];
  if (head !== undefined) return namesInField(sentence, head.length, known);
  const behind = NAMES_BEHIND.exec(folded);
  if (behind) return namesBehind(folded, behind.index + behind[0].length, known);
  return namesBefore(folded, known);
}

/** Names before a verb of attendance, gathered over the clauses of their list. */
function namesBefore(folded: string, known: ReadonlySet<string>): Clause[] {
  const found: Clause[] = [];
  let listed: Clause[] = [];
  for (const { text, start } of clausesOf(folded)) {
    const [before = ''] = text.split(ATTENDS);
    const attends = before.length < text.length;
    const behind = text.slice(before.length);
    if (OTHER_DEED.test(attends ? before : text) || (attends && SPOKE_TOO.test(behind))) {
      listed = [];
      continue;
    }
    listed.push(...namesIn({ text: attends ? before : text, start }, listed.length > 0, known));
    if (!attends) continue;
    found.push(...listed);
    listed = [];
  }
  return found;
}

function namesBehind(folded: string, from: number, known: ReadonlySet<string>): Clause[] {
  const found: Clause[] = [];
  for (const { text, start } of clausesOf(folded.slice(from))) {
    if (OTHER_DEED.test(text)) break;
    found.push(...namesIn({ text, start: from + start }, found.length > 0, known));
  }
  return found;
}

/** Names in a head of minutes, which may be parted by blanks only. */
function namesInField(sentence: ReadSentence, from: number, known: ReadonlySet<string>): Clause[] {
  const { folded, on } = sentence;
  const named = namesBehind(folded, from, known);
  if (named.length > 1) return named;
  const shown = on.shown.slice(sentence.start, sentence.end).replace(/^[^:：]*[:：]/u, '');
  const words = shown.trim().split(/\s+/u);
  if (words.length < 2 || /[、,，;；]/u.test(shown)) return named;
  let start = from;
  return words.flatMap(word => {
    const part = { text: folded.slice(start, start + word.length), start };
    start += word.length;
    return NAME.test(part.text) && personAtEnd(part.text) === part.text ? [part] : [];
  });
}

/** `市领导那志茂、王兵等` → the names in which its parts end. */
function namesIn(clause: Clause, listBegun: boolean, known: ReadonlySet<string>): Clause[] {
  const found: Clause[] = [];
  let { start } = clause;
  for (const part of clause.text.split('、')) {
    const inList = () => listBegun || found.length > 0;
    for (const piece of piecesOf({ text: part, start }, inList(), known)) {
      const name = nameIn(piece.text, inList(), known);
      if (name) found.push({ text: name, start: piece.start + piece.text.lastIndexOf(name) });
    }
    start += part.length + 1;
  }
  return found;
}

/** `柏青原和秘书长温良玉` → two, when a name stands at the end of both. */
function piecesOf(part: Clause, inList: boolean, known: ReadonlySet<string>): Clause[] {
  for (const { 0: joint, index } of part.text.matchAll(JOINT)) {
    const [left, right] = [part.text.slice(0, index), part.text.slice(index + joint.length)];
    if (nameIn(left, inList, known) && nameIn(right, true, known)) {
      return [
        { text: left, start: part.start },
        { text: right, start: part.start + index + joint.length },
      ];
    }
  }
  return [part];
}

/**
 * The name a part of a list ends with. Behind an office, and in a list that has begun with a
 * person, a name needs no known surname.
 */
function nameIn(part: string, inList: boolean, known: ReadonlySet<string>): string | null {
  const bare = part.replace(BEHIND_NAME, '').replace(BEHIND_NAME, '');
  const whole = knownName(bare, known);
  if (whole) return whole;
  const named = bare.replace(UNNAMED, '').replace(BEHIND_NAME, '');
  const titled = personAtEnd(named);
  if (titled && named.startsWith(titled)) return titled;
  if (NO_PERSON.test(named) || isListedWord(named)) return null;
  const office = titleAtEnd(named) ?? OFFICE_BEFORE_NAME.exec(named)?.[0] ?? '';
  const rest = named.slice(office.length);
  const plain =
    (office !== '' || inList) &&
    (NAME.test(rest) || isNameBehindTitle(rest)) &&
    !(office === '' ? NO_LISTED_NAME : NO_NAME).test(rest) &&
    !NO_PERSON.test(rest);
  const name = plain ? rest : personAtEnd(named);
  return name && !NO_NAME.test(name) ? name : null;
}
