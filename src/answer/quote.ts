import { isHeading } from '../index/build/headings.ts';
import { PASSAGE_CHARACTERS } from '../index/build/split.ts';
import { fold, foldText, unfoldSpan } from '../text/fold.ts';
import { sentences } from '../text/sentences.ts';
import { terms } from '../text/terms.ts';
import type { Span } from '../types.ts';

/** Words of a question and their weights, by term. */
export type TermWeights = ReadonlyMap<string, number>;

/** A part of a passage that answers, and the answering words inside it. */
export interface Quote extends Span {
  /** Spans of the body, inside the quote. */
  marks: Span[];
}

/** What a run must gain in covered weight to be longer by a whole passage. */
const LENGTH_COST = 0.15;
/** A shorter run is joined by what stands next to it: an answer often follows its announcement. */
const SHORTEST_QUOTE = 100;
/** A paragraph ends a thought. */
const PARAGRAPH_COST = 0.1;
/** What ends so only announces what follows: a question, a colon, 如下. */
const ANNOUNCES = /(?:[？?：:]|(?:如下|以下|包括)[。：:]?)[”’」』）)》"]*$/u;
/** Who wrote it, in brackets behind the text: nothing that was said. */
const CREDIT =
  /^\s*[（(【[][^（）()【】[\]]{0,40}(?:记者|記者|通讯员|通訊員|供稿|来稿|來稿|撰稿|撰文|实习生|實習生|摄影|攝影|供图|供圖|编辑|編輯|责编|責編)[^（）()【】[\]]{0,40}[）)】\]]\s*$/u;
const LONE_HAN = /^\p{Script=Han}$/u;

/**
 * The run of whole sentences of a passage that covers most of the question's weight for its
 * length, and does not end where the answer is only announced or behind it in a credit. `body.slice(start, end)` is the quote.
 */
export function chooseQuote(body: string, passage: Span, weights: TermWeights): Quote {
  const pieces = sentences(body.slice(passage.start, passage.end)).map(({ start, end }) => ({
    start: start + passage.start,
    end: end + passage.start,
  }));
  const isCredit = ({ start, end }: Span) => CREDIT.test(body.slice(start, end));
  while (pieces.length > 1 && isCredit(pieces.at(-1) as Span)) pieces.pop();
  const termsOf = pieces.map(
    ({ start, end }) =>
      new Set(terms(foldText(body.slice(start, end))).filter(term => weights.has(term))),
  );
  const total = weigh(new Set(termsOf.flatMap(set => [...set])), weights) || 1;
  let best: Span = { start: passage.start, end: passage.end };
  let bestValue = Number.NEGATIVE_INFINITY;
  for (let first = 0; first < pieces.length; first++) {
    const covered = new Set<string>();
    for (let last = first; last < pieces.length; last++) {
      for (const term of termsOf[last] ?? []) covered.add(term);
      if (last < pieces.length - 1 && announces(body, pieces[last] as Span)) continue;
      const span = { start: pieces[first]?.start ?? 0, end: pieces[last]?.end ?? 0 };
      const length = span.end - span.start;
      if (length < SHORTEST_QUOTE && last < pieces.length - 1) continue;
      const breaks = body.slice(span.start, span.end).includes('\n') ? PARAGRAPH_COST : 0;
      const cost = (LENGTH_COST * length) / PASSAGE_CHARACTERS + breaks;
      const value = weigh(covered, weights) / total - cost;
      if (value > bestValue) [best, bestValue] = [span, value];
    }
  }
  return { ...best, marks: marksIn(body, best, weights) };
}

function announces(body: string, { start, end }: Span): boolean {
  const text = body.slice(start, end);
  return ANNOUNCES.test(text) || isHeading(text);
}

function weigh(found: Set<string>, weights: TermWeights): number {
  let sum = 0;
  for (const term of found) sum += weights.get(term) ?? 0;
  return sum;
}

/** Where the question's words stand in a quote; neighbouring ones are one mark. */
function marksIn(body: string, quote: Span, weights: TermWeights): Span[] {
  const folded = fold(body.slice(quote.start, quote.end));
  const marked: Span[] = [];
  for (const term of weights.keys()) {
    // A lone Chinese character stands in half of all sentences: marking it marks nothing.
    if (LONE_HAN.test(term)) continue;
    for (let at = folded.text.indexOf(term); at !== -1; at = folded.text.indexOf(term, at + 1)) {
      marked.push({ start: at, end: at + term.length });
    }
  }
  return joined(marked)
    .map(span => unfoldSpan(folded, span))
    .map(({ start, end }) => ({ start: start + quote.start, end: end + quote.start }));
}

function joined(spans: Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else result.push({ ...span });
  }
  return result;
}
