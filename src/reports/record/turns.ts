import { personIn } from '../../text/names.ts';
import type { SpeakerTurn } from '../../types.ts';
import { asWritten, chairsIn, speakersIn } from './people.ts';
import { type ReadSentence, readSentences } from './read-sentences.ts';

/** Who speaks, and how a clause says so: `吴俊清强调,` `会议指出,` `他要求:`. */
const SPEECH =
  /(?:^|[,;:”])(?<subject>\p{Script=Han}[\p{Script=Han}、()·]{0,60}?)(?:还|也|又|最后|进一步|特别|着重|再次|同时|汇报|通报|介绍|报告)?(?:(?:强调了?|指出|要求|表示|说|提出|认为|介绍|希望|建议|明确|提醒|叮嘱|嘱咐|谈到|重申|呼吁|坦言)[^,。:;]{0,14}|通报|汇报|报告|反映)[,:]/u;
const ANNOUNCES =
  /(?:^|[,;。])(?<subject>\p{Script=Han}[\p{Script=Han}、()·]{0,60}?)(?:(?:就|围绕|对|为)\p{Script=Han}{1,20}?)?(?:提出|讲了|强调了?|作出?)\p{Script=Han}{0,8}(?:要求|意见|点|部署|安排)[。:]$/u;
const PRONOUN = /^(?:他|她)$/u;
/** `王少凡作了安排,并要求,…`: who is named before. */
const GOES_ON = /^(?:并|同时)$/u;
const MEETING =
  /^(?!.*(?:按照|根据|贯彻|落实|结合|传达)).{0,20}(?:会议|大会|全会|会上|例会|专题会)$/u;
/** The report tells what happened: nobody's words. */
const NARRATIVE =
  /(?:出席|参加|列席)(?:了)?(?:本次|此次|相关)?(?:会议|活动|$|[。)])|主持(?:会议|召开)|并讲话|(?:作|做)出?\p{Script=Han}{0,4}(?:安排|部署)。|提出\p{Script=Han}{0,4}要求。/u;
/** A paragraph that goes on with the speech of the one before: `二是…`, `(三)…`, `第四,…`. */
const CONTINUES =
  /^(?:[一二三四五六七八九十]+(?:是|要|、)|\((?:[一二三四五六七八九十]+|\d+)\)|第[一二三四五六七八九十]+|\d+[.、]|其[一二三四五]|要)/u;
/** Numbered, but without a stop: the report's own words between two paragraphs. */
const HEADING =
  /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|第[一二三四五六七八九十]+[部条章])[^。!?;:,]{1,30}$/u;
/** Begins a sentence about what a person did at the meeting. */
const DID =
  /^(?<subject>\p{Script=Han}[\p{Script=Han}、·]{1,40}?)(?:就|对|代表|汇报|报告|通报|介绍|宣读|传达|作了|发言)/u;
/** A speaker is named at the beginning of a sentence. */
const OPENING_CHARACTERS = 90;

/**
 * Cut a body into turns: a sentence that names its speaker begins one, which lasts to the next
 * such sentence or to the end of the paragraph, and over following paragraphs that carry its
 * points on. Turns cover every sentence, in order; what nobody is named for has speaker null.
 * `chair` is whom a pronoun means before anybody spoke.
 */
export function speakerTurns(body: string, chair: string | null): SpeakerTurn[] {
  const turns: SpeakerTurn[] = [];
  const { sentences, known } = readSentences(body);
  let speaker: string | null = null;
  let lastPerson = chair;
  let announced: string | null = null;
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
    const named = namedSpeaker(sentence, known, () => personBefore(before, known) ?? lastPerson);
    if (named !== undefined) speaker = named;
    else if (NARRATIVE.test(folded)) speaker = null;
    else if (newParagraph) speaker = CONTINUES.test(folded) ? (speaker ?? announced) : null;
    announced =
      announcedSpeaker(sentence, known) ?? (speaker === null && !newParagraph ? null : announced);
    lastPerson = speaker ?? lastPerson;
    if (last && last.speaker === speaker) last.end = sentence.end;
    else turns.push({ start: sentence.start, end: sentence.end, speaker });
  }
  return turns;
}

/** Whose points follow: `邬成章就下一阶段工作提出要求。` */
function announcedSpeaker({ folded, shown }: ReadSentence, known: ReadonlySet<string>) {
  const subject = ANNOUNCES.exec(folded)?.groups?.subject;
  return asWritten(shown, subject ? personIn(subject, known) : null);
}

/** Whom 他 or 并 means behind a sentence or clause: who is said in it to have spoken, presided or reported. */
function personBefore(
  sentence: ReadSentence | undefined,
  known: ReadonlySet<string>,
): string | null {
  if (!sentence) return null;
  const [speaker] = speakersIn(sentence, known);
  if (speaker) return speaker;
  const [chair] = chairsIn(sentence, known);
  if (chair) return chair;
  const subject = DID.exec(sentence.folded)?.groups?.subject;
  return asWritten(sentence.shown, subject ? personIn(subject, known) : null);
}

/** A person's name, null for a meeting that speaks, undefined when nobody is named. */
function namedSpeaker(
  sentence: ReadSentence,
  known: ReadonlySet<string>,
  meant: () => string | null,
): string | null | undefined {
  const { folded, shown } = sentence;
  const subject = SPEECH.exec(folded.slice(0, OPENING_CHARACTERS))?.groups?.subject;
  if (subject === undefined) return undefined;
  if (PRONOUN.test(subject)) return meant() ?? undefined;
  const person = GOES_ON.test(subject)
    ? personBefore(sentence, known)
    : asWritten(shown, personIn(subject, known));
  if (person) return person;
  return MEETING.test(subject) ? null : undefined;
}
