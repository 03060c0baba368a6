import { foldText } from '../../text/fold.ts';
import { TITLE_WORD } from '../../text/titles.ts';
import type { PersonRole, Span } from '../../types.ts';
import { type Found, valuesOf } from './found.ts';
import { foundIn, type ReadSentence, readBody } from './read-sentences.ts';

/** A person, and where the role stands that the report gives. */
export interface FoundRole {
  person: string;
  role: Found;
}

/** What a title ends with. */
const TITLE = new RegExp(
  `(?:${TITLE_WORD}|领导|成员|党组|党委|干部)(?:“[^”]{1,12}”|\\([^()]{1,14}\\))?$`,
  'u',
);
/** There is one of these at a time: a name behind it in the list bears another title. */
const ONE_AT_A_TIME = /(?:^|[^副务、])(?:书记|[省市州盟县区旗镇乡]长|主席)$/u;
/** What stands in a clause before a title: when, how and by whom it is said. */
const BEFORE_TITLE =
  /^.*(?:会议由|的(?:还)?有|还有|包括|^(?:有|是)|活动由|(?<!自)由|会议?在(?=[省市县区旗州镇乡])|(?:出席|参加|列席)(?:了?(?:会议|活动|此次会议))?的?|[上下]午|[当日今昨]晚|凌晨|晚上|日前|近日|会上|[今昨当][天日]|\d日|随后|其中|据|了|在[^、]{2,20}(?:会见|同|与)|来看|(?<!应)对(?!外)|听取了?|讯|会场|(?<![目党])的|主持人|(?<=^|[长任席员导人表记])(?:以及|[和与及]))/u;
/** What a report calls several people at once. */
const GROUP = /领导$/u;
const JOINED = /(?:以及|[和与及])$/u;
/** Behind a name in a list: `石玉珍(女,彝族)`. */
const ASIDE = /\([^()]{1,14}\)$/u;
/** A title behind the name: `栗战书委员长`. */
const TITLE_BEHIND =
  /^(?:总书记|委员长|总理|总统|董事长|副?(?:书记|主任|经理|[省市县区旗州镇乡局厅院校]长)|教授|院士)(?=主持|出席|参加|讲话|强调|指出|要求|作|就|对|[、,。;]|$)/u;
const LONGEST_ROLE = 80;

/** The same in brackets: `危楼(区政协主席)`. */
const TITLE_IN_BRACKETS = /^\((?<title>[^(),;:]{2,30})\)/u;

/** The title that stands in front of each person's name where the report first gives one. */
export function rolesOf(body: string, people: Found[]): FoundRole[] {
  const { sentences } = readBody(body);
  const persons = valuesOf(people).map(person => ({ person, name: foldText(person) }));
  const names = persons.map(({ name }) => name);
  return persons.flatMap(({ person, name }) => {
    const role = firstRole(sentences, name, names);
    return role ? [{ person, role }] : [];
  });
}

/** Roles as a record holds them. */
export function personRoles(found: FoundRole[]): PersonRole[] {
  return found.map(({ person, role }) => ({ person, role: role.value }));
}

/** The first title of a person's own, else that of a group (市领导). */
function firstRole(sentences: ReadSentence[], name: string, names: string[]): Found | null {
  let ofGroup: Found | null = null;
  let behind: Found | null = null;
  for (const sentence of sentences) {
    const { folded } = sentence;
    for (let at = folded.indexOf(name); at !== -1; at = folded.indexOf(name, at + 1)) {
      const span = at > 0 ? roleBefore(folded, at, names) : null;
      if (!span) {
        behind ??= roleBehind(sentence, at + name.length);
        continue;
      }
      const role = behindBlank(foundIn(sentence, span.start, span.end - span.start));
      if (!GROUP.test(folded.slice(span.start, span.end))) return role;
      ofGroup ??= role;
    }
  }
  return ofGroup ?? behind;
}

/** The title that stands right behind a name. */
function roleBehind(sentence: ReadSentence, at: number): Found | null {
  const behind = sentence.folded.slice(at);
  const [title] = TITLE_BEHIND.exec(behind) ?? [];
  if (title) return foundIn(sentence, at, title.length);
  const bracketed = TITLE_IN_BRACKETS.exec(behind)?.groups?.title;
  return bracketed && TITLE.test(bracketed) && bracketed !== '主持人'
    ? foundIn(sentence, at + 1, bracketed.length)
    : null;
}

/** Before a blank stands a heading that runs into the text, not a title. */
function behindBlank({ on, start, end, ...role }: Found): Found {
  const [before = ''] = /^.*[^\s、]\s+(?=[^\s、])/u.exec(on.shown.slice(start, end)) ?? [];
  if (before === '') return { ...role, on, start, end };
  const value = on.shown.slice(start + before.length, end).replaceAll(/\s/gu, '');
  return { value, on, start: start + before.length, end };
}

/** The title before a name; in a list of names the one that the list, or its last part, began with. */
function roleBefore(folded: string, at: number, names: string[]): Span | null {
  const clauseStart = startOfClause(folded, at);
  let end = at;
  let inList = false;
  while (end > clauseStart) {
    const span = titleEndingAt(folded, clauseStart, end, names);
    if (span) {
      const title = folded.slice(span.start, span.end);
      return inList && ONE_AT_A_TIME.test(title) ? null : span;
    }
    const clause = folded.slice(clauseStart, end);
    const before = clause.replace(clause.endsWith('、') ? /、$/u : JOINED, '').replace(ASIDE, '');
    const listed = names.find(name => before.endsWith(name));
    if (!listed || before.length === clause.length) return null;
    end = clauseStart + before.length - listed.length;
    inList = true;
  }
  return null;
}

/** Behind the last mark before an offset that is not inside a short bracket. */
function startOfClause(folded: string, at: number): number {
  const before = folded
    .slice(0, at)
    .replaceAll(/\([^()]{1,14}\)/gu, aside => '、'.repeat(aside.length));
  return Math.max(...[...',;:。!?()'].map(mark => before.lastIndexOf(mark))) + 1;
}

/** The whole title that ends at an offset: `市委副书记、市长`; no name stands in it. */
function titleEndingAt(
  folded: string,
  clauseStart: number,
  end: number,
  names: string[],
): Span | null {
  let clause = folded.slice(clauseStart, end);
  if (!TITLE.test(clause)) return null;
  for (const name of names) {
    const behind = clause.lastIndexOf(name);
    if (behind !== -1) clause = clause.slice(behind + name.length);
  }
  const parts = clause.split(/、(?![^“]*”)/u);
  let first = parts.length - 1;
  while (first > 0 && TITLE.test(parts[first - 1] ?? '')) first--;
  const title = parts.slice(first).join('、');
  const bare = title.replace(BEFORE_TITLE, '');
  if (bare === '' || bare === '领导' || bare.length > LONGEST_ROLE || !TITLE.test(bare))
    return null;
  return { start: end - bare.length, end };
}
