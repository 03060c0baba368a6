import { foldText } from '../../text/fold.ts';
import { findGlosses } from '../../text/glosses.ts';
import { isPersonName, personAtEnd } from '../../text/names.ts';
import { asWritten } from './people.ts';
import { readSentences } from './read-sentences.ts';

/** Attendance stands in a report's first sentences, or in its last. */
const ATTENDS =
  /(?:等)?(?:领导)?(?:同志)?(?:在\p{Script=Han}{0,6}会场)?(?:分别|一同|共同)?(?:出席|参加|列席|到会指导|到会)(?!并|的|过)/u;
/** A clause that says something else of its subject. */
const OTHER_DEED =
  /主持|讲话|通报|宣读|部署|汇报|报告|强调|指出|要求|召开|举行|传达|研究|听取|安排|讲解/u;
const SPOKE_TOO = /并|讲话/u;
const OFFICE_BEFORE_NAME =
  /^.*(?:书记|[省市州县区旗镇乡村局厅部院校处科所站行]长|主任|主席|领导|[常党]委|委员|秘书长|董事|经理|指挥长|队长|政委|司令员|检察长|会长|专员|盟长|总监|总师|干事|校长|园长)/u;
const NO_PERSON =
  /^[市县区省州旗].*(?:局|委|院|办|府|部)$|(?:代表|负责人|负责同志|委员|成员|人员|单位|干部|部门|领导|主任|主席|书记|[局科处校院]长|群众|职工|专家|企业)$/u;
const REPORTER =
  /(?:特[约約]|[实實][习習]|本[报報网網台]|首席|全媒体)?(?:[记記]者|通[讯訊][员員]|作者|撰稿人?|供稿人?|[实實][习習]生|(?:文\/?)?[图圖]\/|文\/)/u;
const EDITOR = /(?:[责責]任[编編][辑輯]|[责責][编編]|(?<![络絡])[编編][辑輯])/u;
const CREDIT = new RegExp(`(?<editor>${EDITOR.source})|(?<reporter>${REPORTER.source})`, 'gu');
/** What ends the names behind a label. */
const CREDIT_END =
  /[|｜\])）】。；;\n]|[来來]源|[时時][间間]|[点點][击擊]|[浏瀏][览覽]|字[体體號号]|[发發]布|[审審校][核校对對]|[编編][审審]|监制|初审|终审|\d{2,}/u;
/** A line of the body that only names who wrote it. */
const CREDIT_LINE = new RegExp(`^[\\s(（]*(?:${EDITOR.source}|${REPORTER.source})\\s*[:： ]`, 'u');
const CREDIT_LINE_CHARACTERS = 50;
const NAME = /^\p{Script=Han}{2,4}$|^\p{Script=Han}{1,8}(?:·\p{Script=Han}{1,8})+$/u;
/** Behind a label a name may be longer, as minorities' are. */
const CREDITED = /^\p{Script=Han}{2,6}$|^\p{Script=Han}{1,8}(?:·\p{Script=Han}{1,8})+$/u;
const OFFICE = /(?:[报報网網台社局委办辦部科室处處]|中心|融媒|公司|[频頻]道|[云雲]|日报|宣)$/u;

/** People named as attending, in order, as the body writes them. */
export function attendeesOf(body: string): string[] {
  const found: string[] = [];
  for (const { shown: written, folded } of readSentences(body).sentences) {
    if (!ATTENDS.test(folded)) continue;
    let listed: string[] = [];
    for (const clause of folded.split(/[,;。]/u)) {
      const [before = ''] = clause.split(ATTENDS);
      const attends = before.length < clause.length;
      const behind = clause.slice(before.length);
      if (OTHER_DEED.test(attends ? before : clause) || (attends && SPOKE_TOO.test(behind))) {
        listed = [];
        continue;
      }
      listed.push(...namesIn(attends ? before : clause, listed));
      if (!attends) continue;
      found.push(...listed.map(name => asWritten(written, name)));
      listed = [];
    }
  }
  return [...new Set(found)];
}

/**
 * `市领导那志茂、王兵等` → the names in which its parts end. Behind an office, and in a list that
 * has begun with a person, a name needs no known surname.
 */
function namesIn(clause: string, listed: string[]): string[] {
  const found: string[] = [];
  for (const part of clause.split('、')) {
    const bare = part.replace(/(?:等人?|等领导|及.*|和各.*)$/u, '');
    const office = OFFICE_BEFORE_NAME.exec(bare)?.[0] ?? '';
    const rest = bare.slice(office.length);
    const inList = listed.length + found.length > 0 && office === '';
    const plain = (office !== '' || inList) && NAME.test(rest) && !NO_PERSON.test(rest);
    const person = plain ? rest : personAtEnd(bare);
    if (person && !NO_PERSON.test(bare)) found.push(person);
  }
  return found;
}

/** Names behind labels such as `记者` and `责任编辑` on the page and in the body's brackets. */
export function creditsIn(
  page: string[],
  body: string,
): { reporters: string[]; editors: string[] } {
  const brackets = body.match(/[(（【[][^()（）【】[\]]{2,60}[)）】\]]/gu) ?? [];
  const ownLines = body
    .split('\n')
    .filter(line => line.length <= CREDIT_LINE_CHARACTERS && CREDIT_LINE.test(line));
  const reporters: string[] = [];
  const editors: string[] = [];
  for (const raw of [...brackets, ...page, ...ownLines]) {
    const line = withoutGlosses(raw);
    const labels = [...line.matchAll(CREDIT)];
    for (const [i, match] of labels.entries()) {
      const from = match.index + match[0].length;
      const names = creditedNames(line.slice(from, labels[i + 1]?.index ?? line.length));
      if (match.groups?.editor) editors.push(...names.filter(name => isName(name)));
      else reporters.push(...names);
    }
  }
  const signed = /[(（](\p{Script=Han}(?:\s?\p{Script=Han}){1,3})[)）]\s*$/u
    .exec(body)?.[1]
    ?.replaceAll(/\s/gu, '');
  if (signed && isPersonName(foldText(signed))) reporters.push(signed);
  return { reporters: [...new Set(reporters)], editors: [...new Set(editors)] };
}

function withoutGlosses(text: string): string {
  let result = '';
  let from = 0;
  for (const gloss of findGlosses(text)) {
    result += text.slice(from, gloss.start);
    from = gloss.end;
  }
  return result + text.slice(from);
}

function creditedNames(text: string): string[] {
  const end = text.search(CREDIT_END);
  const words = (end === -1 ? text : text.slice(0, end))
    .replace(/^\s*[:：]\s*/u, '')
    .replaceAll(/(?<=^|[\s、,，])(\p{Script=Han})\s(\p{Script=Han})(?=$|[\s、,，])/gu, '$1$2')
    .split(/[\s、,，]+/u);
  return words.filter(word => CREDITED.test(word) && !OFFICE.test(word));
}

function isName(word: string): boolean {
  return word.includes('·') || isPersonName(foldText(word));
}
