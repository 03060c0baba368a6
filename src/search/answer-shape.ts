/**
 * What an answer looks like, by what is asked; on folded text. `window` is the sentence that
 * matches the question best and the one behind it.
 */
export interface AnswerShape {
  /** 1 where a number is asked for and the window has one that the question has not, of the asked unit; 0.5 of another. */
  number: number;
  /** 1 where a time is asked for and the window has one. */
  time: number;
  /** Where things are asked for, how much the window lists, 0…1. */
  enumeration: number;
  /** Where ways are asked for, how much the passage demands or allows, 0…1. */
  demand: number;
}

const ASKS = {
  number:
    /多少|几(?:个|名|人|类|次|天|项|家|所|例|条|种|月|日|年|岁|号|折|倍)|多[大高长久]|比例|比率/u,
  time: /什么时候|何时|哪天|哪一天|几[月号点]|多[久长]|时间|日期|期限/u,
  things: /哪些|什么|有何/u,
  ways: /如何|怎么|怎样|举措|措施|做法|方式|办法|途径/u,
};
const ASKED_UNIT =
  /(?:多少|几)((?:亿|万)?(?:元|人|例|天|个月|个|名|家|所|项|条|种|次|吨|张|辆|只|套|件|年|岁|小时|分钟|日|月|批|支|倍|米|公里|平方米))/u;
const NUMBER = /\d+(?:\.\d+)?|[一二三四五六七八九十百千万亿两]+(?=[个名人例家所天次项万亿元%])/gu;
const TIME = /\d{1,2}[月日时]|\d{4}年|[一二三四五六七八九十]月|上午|下午|截至|期限/u;
const DEMAND = /[要应须]|不得|严禁|可以?/gu;
const MOST = { enumerated: 3, demands: 6 };

/** How well a passage, and a window in it, have the shape of an answer. */
export type ShapeOfAnswers = (window: string, passage: string) => AnswerShape;

/** Says how well a passage has the shape of an answer to one folded question. */
export function shapeOfAnswers(question: string): ShapeOfAnswers {
  const asked = new Set(question.match(NUMBER));
  const unit = ASKED_UNIT.exec(question)?.[1];
  const withUnit = unit
    ? new RegExp(`[\\d一二三四五六七八九十百千万亿两][余多]?[万亿]?${unit}`, 'u')
    : null;
  const asks = Object.fromEntries(
    Object.entries(ASKS).map(([what, pattern]) => [what, pattern.test(question)]),
  ) as Record<keyof typeof ASKS, boolean>;
  return (window, passage) => ({
    number: asks.number ? numberIn(window, asked, withUnit) : 0,
    time: asks.time && TIME.test(window) ? 1 : 0,
    enumeration: asks.things ? atMost(window.split('、').length - 1, MOST.enumerated) : 0,
    demand: asks.ways ? atMost(passage.match(DEMAND)?.length ?? 0, MOST.demands) : 0,
  });
}

function numberIn(window: string, asked: Set<string>, withUnit: RegExp | null): number {
  if (withUnit?.test(window)) return 1;
  const isNew = (window.match(NUMBER) ?? []).some(number => !asked.has(number));
  return isNew ? (withUnit ? 0.5 : 1) : 0;
}

function atMost(count: number, most: number): number {
  return Math.min(count, most) / most;
}
