import type { QuestionKind } from './query.ts';

/**
 * What makes a question a question, as data; matched on folded text. The first row that fits gives
 * the kind, and all rows' words are taken out of what is searched for: no report says 怎么样.
 */
export const QUESTION_KINDS: readonly { kind: QuestionKind; pattern: RegExp }[] = [
  {
    kind: 'compare',
    pattern: /分别|对比|比较|相比|区别|不同|有何异同|有什么异同|和.{1,12}各|compare|difference/u,
  },
  {
    kind: 'timeline',
    pattern:
      /时间线|历次|历年|来龙去脉|沿革|演变|先后.{0,6}(?:提|要求|部署|怎么|如何|哪)|(?:最近|近期|近来|前后|以来|一直|规定|政策|要求|措施).{0,12}变化|变化(?:过程|历程)|timeline|over time/u,
  },
  {
    kind: 'list',
    pattern:
      /哪[几些]?[次个场]?会议?.*(?:提到|提及|要求|说到|讲到|谈到|涉及|研究|部署|强调)|哪几[次个场]|哪些(?:次|场)?会议?|有哪些会议?|which meetings/u,
  },
  {
    kind: 'chair',
    pattern: /谁.{0,6}主持|主持.{0,8}(?:谁|何人|哪位)|哪位.{0,8}主持|who (?:chaired|presided|led)/u,
  },
  {
    kind: 'held',
    pattern:
      /(?:什么时[候间]|何时|几时|哪[一]?天|几月几[日号]|几[日号]|哪[一]?年|哪[里儿]|何[地处]|什么地方).{0,4}(?:召开|举[行办]|开(?=[的了过会]|$))|(?:召开|举[行办])(?:的)?(?:时间|地点|日期)/u,
  },
  { kind: 'who', pattern: /谁|何人|哪位|哪些(?:市|区|县|省)?领导|who\b/u },
  {
    kind: 'number',
    pattern: /多少|几(?:个|名|人|类|次|天|项|家|所|例)|how (?:many|much)/u,
  },
  { kind: 'time', pattern: /什么时候|何时|哪天|哪一天|几月|几号|几点|when\b/u },
  { kind: 'place', pattern: /哪里|何处|什么地方|在哪|where\b/u },
  {
    kind: 'requirement',
    pattern:
      /(?:什么|哪些|何|怎[么样]的?|啥).{0,6}(?:要求|规定|措施|部署|安排|限制)|(?:要求|规定|措施)(?:是什么|有哪些)|(?:要求|强调|部署|提出)了?(?:什么|哪些|啥)/u,
  },
  { kind: 'how', pattern: /怎么|怎样|如何|咋|how\b/u },
];

/** Words that ask and say nothing of the matter. Longest first where one begins with another. */
const ASKING_WORDS =
  /请问|请告诉我|要做什么|做什么|有什么|作何|我想知道|想问一下|麻烦问下|有没有|是不是|能不能|可不可以|会不会|是否|什么时候|什么样的?|什么地方|什么|怎么样|怎么办|怎么|怎样|如何|为什么|为何|哪里|何处|何时|哪些会议|哪几次会议?|哪几个会议?|哪几场会议?|哪几[次场]|哪个会议?|哪次会议?|哪些|哪几|哪个|哪次|哪一[次天个]|哪起|哪位|哪|谁|多少|几个|几名|几次|几点|几天|吗|呢|吧|呀|请|多久|多长时间|多大|有关|关于|分别|对此|作出了?|做出了?|提出了?|有何|具体/gu;
/**
 * Grammar and courtesy at the ends of what is left between asking words; not the beginning of
 * 会议, 要求, 应急, 能力, 有关 and the like, nor the end of 主要.
 */
const LOOSE_ENDS =
  /^(?:[的了是在被由对把从和与都]|要(?![求点素闻])|会(?![议商场上])|有(?![关效限机])|能(?![力源])|可以|应该)+|(?:[的了是在被由对把从和与都有做]|(?<![主需重必])要)+$/gu;
const ENGLISH_STOP_WORDS =
  /\b(?:what|which|who|whom|whose|when|where|why|how|did|does|do|is|are|was|were|be|been|the|a|an|of|for|to|in|on|at|by|and|or|that|this|it|its|with|about|from|as|has|have|had|will|would|should|can|could|many|much|there|their|they|please|tell|me)\b/gu;
/** That the newest report is meant: not 最近7天, which is a time. */
const LATEST =
  /最近(?:的?[一这]?[次场回]|的会议?|召开|开的|一份)|最新(?:的?[一这]?[次场]|的?会议?|一份|消息|要求|规定|情况|部署|进展)|(?:上|最后)[一]?[次场](?=.{0,12}会)|\b(?:latest|most recent|last) (?:meeting|report)/gu;
/** What lies near in time, with or without an order: it says nothing of the matter. */
const RECENTLY = /最近|近期|近来|最新|日前|目前/gu;
/** What a question says of meetings and reports in general, not of their matter. */
const MEETING_WORDS =
  /[讲说提谈开]过|会议|大会|会上|会(?=[上是的由])|报道|召开|举行|主持|开了?什么会|什么会|开了?会|提到|提及|要求|强调|指出|部署|安排|说到|讲到|谈到|涉及|研究|规定|措施|政策|内容|精神|情况|时间线|历次|历年|沿革|演变|变化|过程|对比|比较|相比|区别|不同|异同|各自|一下|先后|数量|讲|说|开|次|还/gu;

/** Kind of answer a folded question wants. */
export function questionKind(folded: string): QuestionKind {
  return QUESTION_KINDS.find(({ pattern }) => pattern.test(folded))?.kind ?? 'open';
}

/** True when the newest of the reports that fit is meant. */
export function asksForLatest(folded: string): boolean {
  return folded.search(LATEST) !== -1;
}

/** The parts of a folded question that say what it is about, joined by a blank. */
export function withoutQuestionWords(folded: string): string {
  const parts = folded
    .replaceAll(ENGLISH_STOP_WORDS, ' ')
    .replaceAll(LATEST, ' ')
    .replaceAll(ASKING_WORDS, ' ')
    .split(/[\s\p{P}]+/u)
    .map(part => part.replaceAll(LOOSE_ENDS, ''))
    .filter(part => /[\p{L}\p{N}]/u.test(part));
  return parts.join(' ');
}

/** What is left without words of meetings in general; '' when only the meeting is asked about. */
export function withoutMeetingWords(folded: string): string {
  return folded
    .replaceAll(RECENTLY, ' ')
    .replaceAll(MEETING_WORDS, ' ')
    .split(/[\s\p{P}]+/u)
    .map(part => part.replaceAll(LOOSE_ENDS, ''))
    .filter(part => /[\p{L}\p{N}]{2}/u.test(part))
    .join(' ');
}
