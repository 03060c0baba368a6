import type { Span } from '../../types.ts';
import type { Clause } from './clauses.ts';
import type { Found } from './found.ts';
import { chairsIn, personOf, speakersIn, subjectOf } from './people.ts';
import { type ReadSentence, readBody } from './read-sentences.ts';

/** A run of sentences, and who is named as saying them; null when the report itself speaks. */
export interface SpokenTurn extends Span {
  speaker: Found | null;
}

const SUBJECT = '(?<subject>\\p{Script=Han}[\\p{Script=Han}、()·.]{0,60}?)';
/** Between name and verb of speaking. */
const HOW =
  '(?:再三|一边\\p{Script=Han}{1,4}一边|(?:语重心长|一针见血|掷地有声|斩钉截铁|深有感触|开门见山|激动|高兴|郑重|严肃|动情|坦率)地|还|也|又|则|就|最后|首先|进一步|特别|着重|再次|同时|一再|反复|补充|讲话|发言|当场|现场|汇报|通报|介绍|报告|回应|解释|总结|分析){0,2}';
const SAYS =
  '强调了?|指出|要求|表示|说|提出|认为|介绍|希望|建议|提议|明确|提醒|叮嘱|嘱咐|谈到|讲到|重申|呼吁|坦言|承诺|感慨|直言|补充|告诉记者|打比方|提问|解释|回应|形容|透露|号召|告诫|强调';
/** Who speaks, and how a clause says so: `吴俊清强调,` `会议指出,` `他要求:`. */
const SPEECH = new RegExp(
  `(?<=^|[,;:”])${SUBJECT}${HOW}(?:(?:${SAYS})[^,。:;]{0,14}|(?:讲话|发言|总结)(?=:)|通报|汇报|报告|反映|称|答|道|提(?:出|了)\\p{Script=Han}{0,8}(?:意见|要求|建议)|(?:作|进行)了?\\p{Script=Han}{0,4}(?:安排|部署|说明|点评)(?=:))[,:]`,
  'gu',
);
/** `邬成章就落实工作作了安排,要求…`: who did something at the meeting asks in the next clause. */
const DID_AND_ASKED =
  /^(?<subject>[^,;:]{2,60}?)(?:(?:作|做)(?:了|出)?[^,;:]{0,16}|提出[^,;:]{0,10}|(?:出席|参加|主持)[^,;:]{0,10}讲话|(?:主持|总结|点评|通报|汇报|安排|部署)[^,;:]{0,14}),(?:并|同时|还)?(?:就[^,;:]{2,14})?(?:要求|强调|承诺|指出|提醒|建议|希望|明确|提出|表示)/u;
/** A line of a record of questions and answers: `岳朗:…`, `[岳朗]…`, `问:…岳朗答:…`. */
const LINE_OF =
  /^(?:\[(?<bracketed>\p{Script=Han}[\p{Script=Han}·]{1,20})\]|(?<subject>\p{Script=Han}[\p{Script=Han}、·]{1,40}?)(?:同志|先生|女士)?(?:\([^()]{1,8}\))?(?:回?答道?|说)?:)/u;
const STOP = /[,。!?]/u;
const HOST = /^(?:主持人|主持)$/u;
const ASKS = /(?:记者|^问|提问|网友|观众)$/u;
const ANNOUNCES =
  /(?:^|[,;。])(?<subject>\p{Script=Han}[\p{Script=Han}、()·]{0,60}?)(?:(?:就|围绕|对|为)\p{Script=Han}{1,20}?)?(?:提出|提了|讲了|强调了?|作出?了?|进行了?)\p{Script=Han}{0,8}(?:要求|意见|点|部署|安排)[。:]$/u;
/** Ends with who said what stands before. */
const SAID =
  /(?:^|”,?)(?<subject>\p{Script=Han}[\p{Script=Han}、()·]{0,60}?)(?:还|也|如此|这样)?(?:说道?|道|表示|指出|强调|介绍|坦言|感慨|叮嘱|打比方|告诉记者)(?:道|说)?[。!]$/u;
const BEGINS_QUOTE = /^“/u;
/** What a speaker says something about stands before his name: `谈到供暖时,骆守诚说`. */
const OCCASION = /^(?:在|就|谈到|针对|围绕|关于|面对|为)/u;
const PRONOUN = /^(?:他|她)(?:在\p{Script=Han}{1,8})?$/u;
/** `禚青禾宣读了报告,`: nobody's own words. */
const READS_OUT = /宣读/u;
/** `王少凡作了安排,并要求,…`: who is named before. */
const GOES_ON = /^(?:并|同时)$/u;
const MEETING =
  /^(?!.*(?:按照|根据|贯彻|落实|结合|传达)).{0,20}(?:会议|大会|全会|会上|例会|专题会)$/u;
/** The report tells what happened: nobody's words. */
const NARRATIVE =
  /(?:出席|参加|列席)(?:了)?(?:本次|此次|相关)?(?:会议|活动|$|[。)])|主持(?:会议|召开)|并讲话|(?:作|做)出?\p{Script=Han}{0,4}(?:安排|部署)。|提出\p{Script=Han}{0,4}要求。/u;
/** A paragraph that goes on with the speech of the one before: `二是…`, `(三)…`, `第四,…`. */
const CONTINUES =
  /^(?:——|[·●▲■◆*-]|[一二三四五六七八九十]+(?:是|要|、)|\((?:[一二三四五六七八九十]+|\d+)\)|第[一二三四五六七八九十]+|\d+[.、]|其[一二三四五]|要)/u;
/** Numbered, but without a stop: the report's own words between two paragraphs. */
const HEADING =
  /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|第[一二三四五六七八九十]+[部条章])[^。!?;:,]{1,30}$/u;
/** Begins a sentence about what a person did at the meeting. */
const DID =
  /(?:^|,)(?<subject>\p{Script=Han}[\p{Script=Han}、·]{1,40}?)(?:就|对|带[队领]|代表|汇报|报告|通报|介绍|宣读|传达|作了|发言|一行|来到|深入|率|在|主持|出席|参加|先后|首先)/u;
/** An item of what was asked for. */
const ASKS_FOR = /[要须]|不[得准许]|严禁|一律/u;
const MEETING_OPENS = /^(?:会议|大会|会上|会后)/u;
/** A speaker is named at the beginning of a sentence. */
const OPENING_CHARACTERS = 90;

/**
 * Cut a body into turns: a sentence that names its speaker begins one, which lasts to the next
 * such sentence or to the end of the paragraph, and over following paragraphs that carry its
 * points on. Turns cover every sentence, in order; what nobody is named for has speaker null.
 * `chair` is whom a pronoun means before anybody spoke.
 */
export function speakerTurns(body: string, chair: Found | null): SpokenTurn[] {
  const turns: SpokenTurn[] = [];
  const { sentences, known } = readBody(body);
  let speaker: Found | null = null;
  let lastPerson = chair;
  let announced: Found | null = null;
  let inList = false;
  for (const [index, sentence] of sentences.entries()) {
    const { folded } = sentence;
    const last = turns.at(-1);
    const newParagraph = !last || body.slice(last.end, sentence.start).includes('\n');
    if (newParagraph && HEADING.test(folded)) {
      if (last?.speaker === null) last.end = sentence.end;
      else turns.push({ start: sentence.start, end: sentence.end, speaker: null });
      continue;
    }
    const before = newParagraph ? undefined : sentences[index - 1];
    const quoted = saidBehind(sentence, known);
    const quote = quoted && before ? quoteBefore(sentences, index, body) : null;
    if (quoted && quote !== null) giveTurn(turns, sentences.slice(0, index), quote, quoted);
    const meant = () => personBefore(before, known) ?? lastPerson;
    let named = quoted ?? namedSpeaker(sentence, known, meant);
    if (named === undefined && newParagraph) named = speakerOfLine(sentence, known, chair);
    if (named !== undefined) speaker = named;
    else if (NARRATIVE.test(folded)) speaker = null;
    else if (newParagraph) speaker = goesOn(folded, inList) ? (speaker ?? announced) : null;
    inList = folded.endsWith(':') || (inList && newParagraph && ASKS_FOR.test(folded));
    announced =
      announcedSpeaker(sentence, known) ?? (speaker === null && !newParagraph ? null : announced);
    lastPerson = speaker ?? lastPerson;
    const current = turns.at(-1);
    if (current && current.speaker?.value === speaker?.value) current.end = sentence.end;
    else turns.push({ start: sentence.start, end: sentence.end, speaker });
    if (quoted && !BEGINS_QUOTE.test(sentences[index + 1]?.folded ?? '')) speaker = null;
  }
  return turns;
}

/** A paragraph with the next point of a speech, or the first or further item of an announced list. */
function goesOn(folded: string, inList: boolean): boolean {
  return CONTINUES.test(folded) || (inList && !MEETING_OPENS.test(folded));
}

/** Who said the quote that ends a sentence or stands before it: `“…。”邬成章说。` */
function saidBehind(sentence: ReadSentence, known: ReadonlySet<string>): Found | null {
  const subject = subjectOf(SAID.exec(sentence.folded));
  return subject && personOf(sentence, subject, known);
}

/** Index of the sentence with which the quote before a sentence of the same paragraph begins. */
function quoteBefore(sentences: ReadSentence[], index: number, body: string): number | null {
  if (!/”$/u.test(sentences[index - 1]?.folded ?? '')) return null;
  for (let i = index - 1; i >= 0; i--) {
    const [sentence, next] = [sentences[i], sentences[i + 1]];
    if (!sentence || !next || body.slice(sentence.end, next.start).includes('\n')) return null;
    if (BEGINS_QUOTE.test(sentence.folded)) return i;
    if (sentence.folded.includes('“')) return null;
  }
  return null;
}

/** Gives the sentences from `first` on to a speaker, in place of whom they were given to. */
function giveTurn(
  turns: SpokenTurn[],
  sentences: ReadSentence[],
  first: number,
  speaker: Found,
): void {
  const [from, to, before] = [sentences[first], sentences.at(-1), sentences[first - 1]];
  if (!from || !to) return;
  while ((turns.at(-1)?.start ?? -1) >= from.start) turns.pop();
  const last = turns.at(-1);
  if (last && before && last.end > before.end) last.end = before.end;
  if (last && last.speaker?.value === speaker.value) last.end = to.end;
  else turns.push({ start: from.start, end: to.end, speaker });
}

/** Whose words a line of a record gives; `chair` is the host; undefined when it is no such line. */
function speakerOfLine(
  sentence: ReadSentence,
  known: ReadonlySet<string>,
  chair: Found | null,
): Found | null | undefined {
  const match = LINE_OF.exec(sentence.folded);
  const text = match?.groups?.bracketed ?? match?.groups?.subject;
  if (!match || text === undefined) return undefined;
  const says = STOP.test(sentence.folded.slice(match[0].length));
  if (HOST.test(text)) return says ? chair : undefined;
  if (ASKS.test(text)) return null;
  const start = match[0].indexOf(text);
  return personOf(sentence, { text, start }, known) ?? undefined;
}

/** Whose points follow: `邬成章就下一阶段工作提出要求。` */
function announcedSpeaker(sentence: ReadSentence, known: ReadonlySet<string>): Found | null {
  const subject = subjectOf(ANNOUNCES.exec(sentence.folded));
  return subject && personOf(sentence, subject, known);
}

/** Whom 他 or 并 means behind a sentence or clause: who is said in it to have spoken, presided or reported. */
function personBefore(
  sentence: ReadSentence | undefined,
  known: ReadonlySet<string>,
): Found | null {
  if (!sentence) return null;
  const [speaker] = speakersIn(sentence, known);
  if (speaker) return speaker;
  const [chair] = chairsIn(sentence, known);
  if (chair) return chair;
  const subject = subjectOf(DID.exec(sentence.folded));
  return subject && personOf(sentence, subject, known);
}

/** A person, null for a meeting that speaks, undefined when nobody is named. */
function namedSpeaker(
  sentence: ReadSentence,
  known: ReadonlySet<string>,
  meant: () => Found | null,
): Found | null | undefined {
  const opening = sentence.folded.slice(0, OPENING_CHARACTERS);
  for (const match of [...opening.matchAll(SPEECH), DID_AND_ASKED.exec(opening)]) {
    const subject = subjectOf(match);
    const speaker = subject ? speakerNamed(sentence, subject, known, meant) : undefined;
    if (speaker !== undefined) return speaker;
    if (subject && !OCCASION.test(subject.text)) break;
  }
  return undefined;
}

function speakerNamed(
  sentence: ReadSentence,
  subject: Clause,
  known: ReadonlySet<string>,
  meant: () => Found | null,
): Found | null | undefined {
  if (PRONOUN.test(subject.text)) {
    const inSentence = subject.start > 0 ? personBefore(sentence, known) : null;
    return inSentence ?? meant() ?? undefined;
  }
  if (READS_OUT.test(subject.text)) return undefined;
  const person = GOES_ON.test(subject.text)
    ? personBefore(sentence, known)
    : personOf(sentence, subject, known);
  if (person) return person;
  return MEETING.test(subject.text) ? null : undefined;
}
