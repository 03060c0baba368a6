import { foldText } from '../../text/fold.ts';
import { sentences } from '../../text/sentences.ts';
import type { Measure, Span, SpeakerTurn } from '../../types.ts';
import { topicsOf } from './topics.ts';

/** Somebody is asked to do something. */
const DIRECTIVE =
  /要|必须|须|不得|不许|不准|严禁|一律|确保|严格|加强|落实|坚决|全面|持续|强化|推动|完善|严防|压实|切实|统筹|只许|应当|禁止|凡是|负责|做到|实行|暂停|限/u;
/** A speaker who counts does not ask, unless with a directive of its own. */
const STATISTICS =
  /^(?!.*(?:要|必须|一律|不得)).*(?:截至|累计|发生|同比|现有|共有|上升|下降|完成了|形势)/u;
/** What happened or who came is no measure. */
const TOLD =
  /^(?:截至|据|近日|日前|目前,|\d+月\d+日)|(?:出席|参加|列席)(?:了)?会议|主持(?:召开|会议)|传达学习|听取(?:了)?.{0,30}汇报/u;

/**
 * What was asked for: of every turn, and of what the meeting itself says, the parts of sentences
 * (up to a semicolon) that tell someone to do something about a topic of the list.
 */
export function measuresOf(body: string, turns: SpeakerTurn[]): Measure[] {
  return turns.flatMap(({ start, end, speaker }) =>
    sentences(body.slice(start, end))
      .flatMap(sentence =>
        partsOf(body, { start: start + sentence.start, end: start + sentence.end }),
      )
      .flatMap(part => {
        const folded = foldText(body.slice(part.start, part.end));
        const asked = speaker === null ? DIRECTIVE.test(folded) : !STATISTICS.test(folded);
        if (!asked || TOLD.test(folded)) return [];
        const topics = topicsOf(folded);
        return topics.length === 0 ? [] : [{ ...part, speaker, topics }];
      }),
  );
}

function partsOf(body: string, sentence: Span): Span[] {
  const parts: Span[] = [];
  let start = sentence.start;
  for (let i = sentence.start; i < sentence.end; i++) {
    if (body[i] !== '；' && body[i] !== ';') continue;
    parts.push({ start, end: i + 1 });
    start = i + 1;
  }
  if (start < sentence.end) parts.push({ start, end: sentence.end });
  return parts;
}
