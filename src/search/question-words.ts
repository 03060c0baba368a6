import type { QuestionKind } from '../types.ts';

/**
 * What makes a question a question, as data; matched on folded text. The first row that fits gives
 * the kind, and all rows' words are taken out of what is searched for: no report says 怎么样.
 */
export const QUESTION_KINDS: readonly { kind: QuestionKind; pattern: RegExp }[] = [
  {
    kind: 'compare',
    pattern: /分别|对比|比较|相比|区别|不同|有何异同|和.{1,12}各|compare|difference/u,
  },
  {
    kind: 'list',
    pattern:
      /哪[几些]?[次个场]?会议?.*(?:提到|提及|要求|说到|讲到|研究|部署|强调)|哪几[次个场]|有哪些会议?|which meetings/u,
  },
  {
    kind: 'chair',
    pattern: /谁.{0,6}主持|主持.{0,8}(?:谁|何人|哪位)|哪位.{0,8}主持|who (?:chaired|presided|led)/u,
  },
  { kind: 'who', pattern: /谁|何人|哪位|哪些(?:市|区|县|省)?领导|who\b/u },
  { kind: 'number', pattern: /多少|几(?:个|名|人|类|次|天|项|家|所|例)|how (?:many|much)/u },
  { kind: 'time', pattern: /什么时候|何时|哪天|哪一天|几月|几号|几点|when\b/u },
  { kind: 'place', pattern: /哪里|何处|什么地方|在哪|where\b/u },
];

/** Words that ask and say nothing of the matter. Longest first where one begins with another. */
const ASKING_WORDS =
  /请问|请告诉我|要做什么|做什么|有什么|作何|我想知道|想问一下|麻烦问下|有没有|是不是|能不能|可不可以|会不会|是否|什么时候|什么样的?|什么地方|什么|怎么样|怎么办|怎么|怎样|如何|为什么|为何|哪里|何处|何时|哪些会议|哪几次会议?|哪几个会议?|哪几场会议?|哪个会议?|哪次会议?|哪些|哪几|哪个|哪次|哪一[次天个]|哪起|哪位|哪|谁|多少|几个|几名|几次|几点|几天|吗|呢|吧|呀|请|多久|多长时间|多大|有关|关于|分别|对此|作出了?|做出了?|提出了?|有何|具体/gu;
/**
 * Grammar and courtesy at the ends of what is left between asking words; not the beginning of
 * 会议, 要求, 应急, 能力, 有关 and the like, nor the end of 主要.
 */
const LOOSE_ENDS =
  /^(?:[的了是在被由对把从和与都]|要(?![求点素闻])|会(?![议商场上])|有(?![关效限机])|能(?![力源])|可以|应该)+|(?:[的了是在被由对把从和与都有做]|(?<![主需重必])要)+$/gu;
const ENGLISH_STOP_WORDS =
  /\b(?:what|which|who|whom|whose|when|where|why|how|did|does|do|is|are|was|were|be|been|the|a|an|of|for|to|in|on|at|by|and|or|that|this|it|its|with|about|from|as|has|have|had|will|would|should|can|could|many|much|there|their|they|please|tell|me)\b/gu;

/** Kind of answer a folded question wants. */
export function questionKind(folded: string): QuestionKind {
  return QUESTION_KINDS.find(({ pattern }) => pattern.test(folded))?.kind ?? 'open';
}

/** The parts of a folded question that say what it is about, joined by a blank. */
export function withoutQuestionWords(folded: string): string {
  const parts = folded
    .replaceAll(ENGLISH_STOP_WORDS, ' ')
    .replaceAll(ASKING_WORDS, ' ')
    .split(/[\s\p{P}]+/u)
    .map(part => part.replaceAll(LOOSE_ENDS, ''))
    .filter(part => /[\p{L}\p{N}]/u.test(part));
  return parts.join(' ');
}
