import { createHash } from 'node:crypto';
import { findDates, formatDate } from '../../text/dates.ts';
import { foldText } from '../../text/fold.ts';
import { hanNumber } from '../../text/numbers.ts';
import { detectScript } from '../../text/script.ts';
import type { Report, Source } from '../../types.ts';
import type { Cleaned } from '../clean/clean.ts';
import { conveyedOf } from './conveyed.ts';
import { measuresOf } from './measures.ts';
import { meetingDate } from './meeting-date.ts';
import { meetingPlace } from './meeting-place.ts';
import { addressOnPage, dateInAddress, publishedOn, siteOn } from './page-facts.ts';
import { chairOf, speakersOf } from './people.ts';
import { attendeesOf, creditsIn } from './record-people.ts';
import { speakerTurns } from './turns.ts';

/** What is known of a document before its text is read. */
export interface Known {
  title: string | null;
  published: string | null;
  url: string | null;
}

const ID_DIGITS = 16;
const ORDINAL =
  /[第届]([一二三四五六七八九十百零\d]{1,6})[次场][\p{Script=Han}()]{0,20}?(?:会|例会|调度)/u;
const LEAD_CHARACTERS = 600;

/**
 * The record of a meeting report: what its page and its text say about it. Nothing is guessed:
 * absent fields are null or empty.
 */
export function describe(cleaned: Cleaned, known: Known, source: Source): Report {
  const { body, origin } = { body: cleaned.body.text, origin: cleaned.body.origin };
  const title = known.title ?? cleaned.title ?? runInHeadline(body);
  const foldedBody = foldText(body);
  const foldedTitle = foldText(title ?? '');
  const page = cleaned.dropped
    .filter(dropped => dropped.rule !== 'title' && dropped.rule !== 'repeated')
    .map(dropped => dropped.text);
  const url = known.url ?? source.url ?? addressOnPage(cleaned.dropped);
  const published = normalDate(known.published) ?? publishedOn(cleaned.dropped);
  const chair = chairOf(body, foldedTitle);
  const turns = speakerTurns(body, chair);
  return {
    reportId: reportId(title, body),
    title,
    body,
    origin,
    script: detectScript(body),
    published: published ?? dateInAddress(url),
    ...meetingDate(foldedBody, published, url),
    place: meetingPlace({ title: foldedTitle, page: page.join('\n'), body: foldedBody }),
    level: null,
    ordinal: ordinalIn(foldedTitle) ?? ordinalIn(leadSentence(foldedBody)),
    meetingName: null,
    chair,
    speakers: speakersOf(body, turns),
    attendees: attendeesOf(body),
    roles: [],
    conveyed: conveyedOf(body),
    ...creditsIn(
      cleaned.dropped.map(dropped => dropped.written),
      body,
    ),
    turns,
    measures: measuresOf(body, turns),
    url,
    site: siteOn(cleaned.dropped) ?? source.site,
    sources: [source],
    readings: [],
    dropped: cleaned.dropped.map(({ start, end, rule }) => ({ start, end, rule })),
  };
}

function reportId(title: string | null, body: string): string {
  const hash = createHash('sha256').update(foldText(title ?? ''));
  return hash.update('\n').update(foldText(body)).digest('hex').slice(0, ID_DIGITS);
}

/** Of a text without line breaks the headline may stand before the first blank. */
function runInHeadline(body: string): string | null {
  const [, head = ''] = /^(\S{6,60})\s+\S{30,}/u.exec(body) ?? [];
  return /\p{Script=Han}/u.test(head) && !/[(（。！？；，、：,;:]/u.test(head) ? head : null;
}

function normalDate(date: string | null): string | null {
  const [mention] = date ? findDates(date) : [];
  return mention ? formatDate(mention) : null;
}

function leadSentence(foldedBody: string): string {
  return foldedBody.slice(0, LEAD_CHARACTERS).split('。')[0] ?? '';
}

/** Number of the meeting itself; that of a higher meeting whose spirit is passed on is not it. */
function ordinalIn(text: string): number | null {
  const own = text.replaceAll(
    /(?:传达|学习|贯彻|收看|收听|落实|按照|根据)[^,。]{0,80}|[^,。]{0,60}(?:会议?|例会|调度会?)(?:结束|召开)?[之以]?后(?=,|立即|随即|我|[^,。]{0,10}(?:召开|续会))/gu,
    '',
  );
  const match = ORDINAL.exec(own);
  return match?.[1] ? hanNumber(match[1]) : null;
}
