import type { Measure, Span, SpeakerTurn } from '../../types.ts';
import { foldedSlice } from './found.ts';
import { readBody } from './read-sentences.ts';
import { askingOf, asksByWord } from './requests.ts';
import { topicsOf } from './topics.ts';

/** The meeting speaks: what follows in its paragraph, and in those that carry on, is asked by it. */
const MEETING_SPEAKS =
  /^.{0,30}(?:会议?|会上|常委会|全会|省委|市委|县委|指挥部|公告|通知|通告)(?:还|并|最后)?(?:强调|指出|要求|决定|明确|提出|确定|议定|认为|号召|部署)|^(?:[^,。]{0,30}|[^。]*会[^。]{0,20},)(?:要求|强调|决定|通知如下|明确)(?:[,:]|(?=[各全]))|(?:如下|以下)[^。]{0,12}[:。]$/u;
/** A paragraph that goes on with the points of the one before. */
const GOES_ON =
  /^(?:[一二三四五六七八九十]+(?:是|要|、)|\((?:[一二三四五六七八九十]+|\d+)\)|第[一二三四五六七八九十]+|\d+[.、]|其[一二三四五]|要)/u;
/** The report's own words, in between. */
const REPORT_TELLS = /召开|举行|参加会议|出席|主持|\d+月\d+日,|记者|本报讯/u;
/** Fewer characters ask for nothing that could be quoted. */
const MIN_CHARACTERS = 5;

interface Part extends Span {
  folded: string;
  /** False where the report itself tells, of nobody's words. */
  isSaid: boolean;
}

/**
 * What was asked for: of every turn, and of what the meeting itself says, the parts of sentences
 * (up to a semicolon) that ask somebody to do something. A speaker who asks at all asks with
 * sentences of a mere imperative form too, when they are about a topic. A part without a topic of
 * its own is about the subject of its meeting.
 */
export function measuresOf(body: string, turns: SpeakerTurn[], subject = ''): Measure[] {
  const ofMeeting = topicsOf(subject);
  const inherited = ofMeeting.length === 1 ? ofMeeting : [];
  return turns.flatMap(turn => {
    const parts = partsOf(body, turn);
    return parts.flatMap(({ folded, isSaid, start, end }) => {
      if (folded.length < MIN_CHARACTERS) return [];
      const asking = askingOf(folded);
      if (asking === 'tells') return [];
      const own = topicsOf(folded);
      const isAsked = isSaid && asking === 'asks';
      if (!isAsked && (own.length === 0 || !(isSaid || asksByWord(folded)))) return [];
      return [{ start, end, speaker: turn.speaker, topics: own.length > 0 ? own : inherited }];
    });
  });
}

/** Sentences of a turn, cut at semicolons. */
function partsOf(body: string, turn: SpeakerTurn): Part[] {
  const { text, sentences } = readBody(body);
  const parts: Part[] = [];
  let isSaid = turn.speaker !== null;
  let last = turn.start;
  for (const sentence of sentences) {
    if (sentence.start < turn.start || sentence.end > turn.end) continue;
    if (turn.speaker === null) {
      const newParagraph = body.slice(last, sentence.start).includes('\n');
      if (MEETING_SPEAKS.test(sentence.folded)) isSaid = true;
      else if (REPORT_TELLS.test(sentence.folded)) isSaid = false;
      else if (newParagraph && !GOES_ON.test(sentence.folded)) isSaid = false;
      last = sentence.end;
    }
    const spans = cutAtSemicolons(body, sentence);
    for (const span of spans) {
      const folded = spans.length === 1 ? sentence.folded : foldedSlice(text, span);
      parts.push({ ...span, folded, isSaid });
    }
  }
  return parts;
}

function cutAtSemicolons(body: string, sentence: Span): Span[] {
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
