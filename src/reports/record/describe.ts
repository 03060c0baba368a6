import { createHash } from 'node:crypto';
import { findDates, formatDate } from '../../text/dates.ts';
import { foldText } from '../../text/fold.ts';
import { detectScript } from '../../text/script.ts';
import type { Level, Report, Source } from '../../types.ts';
import type { Cleaned } from '../clean/clean.ts';
import { attendeesOf } from './attendees.ts';
import { conveyedOf } from './conveyed.ts';
import { creditsIn } from './credits.ts';
import { type Found, foundAs, type ReadText, readText, valuesOf, wholeOf } from './found.ts';
import { holderOf, levelOf } from './level.ts';
import { measuresOf } from './measures.ts';
import { meetingDate } from './meeting-date.ts';
import { meetingNameOf } from './meeting-name.ts';
import { meetingPlace, nationalPlace } from './meeting-place.ts';
import { ordinalOf } from './ordinal.ts';
import { addressOnPage, dateInAddress, publishedOn, siteOn } from './page-facts.ts';
import { chairOf, speakersOf } from './people.ts';
import { readBody } from './read-sentences.ts';
import { readingsOf } from './readings.ts';
import { personRoles, rolesOf } from './roles.ts';
import { speakerTurns } from './turns.ts';

/** What is known of a document before its text is read. */
export interface Known {
  title: string | null;
  published: string | null;
  url: string | null;
}

const ID_DIGITS = 16;

/**
 * The record of a meeting report: what its page and its text say about it, and where. Nothing is
 * guessed: absent fields are null or empty.
 */
export function describe(cleaned: Cleaned, known: Known, source: Source): Report {
  const { text: body, origin } = cleaned.body;
  const { text } = readBody(body);
  const title = titleOf(cleaned, known, text);
  const lines = cleaned.dropped.map(line => readText(line.written, line));
  const page = lines.filter(({ where }) => isOfThePage(where));
  const givenUrl = known.url ?? source.url;
  const foundUrl = givenUrl === null ? addressOnPage(cleaned.dropped) : null;
  const url = givenUrl ?? foundUrl?.value ?? null;
  const givenDate = normalDate(known.published);
  const foundDate = givenDate === null ? publishedOn(cleaned.dropped) : null;
  const published = givenDate ?? foundDate?.value ?? null;
  const site = siteOn(cleaned.dropped);
  const date = meetingDate(text, published, url, title);
  const holder = holderOf(title, text);
  const evidence = { title, page, body: text };
  const where = holder?.value === 'nation' ? nationalPlace(evidence) : meetingPlace(evidence);
  const ordinal = ordinalOf(title, text);
  const chair = chairOf(body, title);
  const spoken = speakerTurns(body, chair);
  const turns = spoken.map(turn => ({ ...turn, speaker: turn.speaker?.value ?? null }));
  const speakers = speakersOf(body, spoken);
  const attendees = attendeesOf(body);
  const roles = rolesOf(body, [...(chair ? [chair] : []), ...speakers, ...attendees]);
  const conveyed = conveyedOf(body);
  const meetingName = meetingNameOf(title, text);
  const chairRole = roles.find(({ person }) => person === chair?.value) ?? null;
  const level = levelOf({ holder, body: text, place: where, chair: chairRole, meetingName });
  const { reporters, editors } = creditsIn(lines, text);
  return {
    reportId: reportId(title, text),
    title: title?.shown ?? null,
    body,
    origin,
    script: detectScript(body),
    published: published ?? dateInAddress(url),
    meetingDate: date.found?.value ?? null,
    dateInferred: date.inferred,
    place: where.place,
    level: (level?.value as Level | undefined) ?? null,
    ordinal: ordinal && Number(ordinal.value),
    meetingName: meetingName?.value ?? null,
    chair: chair?.value ?? null,
    speakers: valuesOf(speakers),
    attendees: valuesOf(attendees),
    roles: personRoles(roles),
    conveyed: valuesOf(conveyed),
    reporters: valuesOf(reporters),
    editors: valuesOf(editors),
    turns,
    measures: measuresOf(body, turns, subjectOf(title, meetingName)),
    url,
    site: site?.value ?? source.site,
    sources: [source],
    readings: readingsOf(
      {
        title: [title && foundAs(title.shown, title, wholeOf(title))],
        published: [foundDate ?? datedAddress(published, foundUrl)],
        meetingDate: [date.found],
        place: [where.found],
        level: [level],
        ordinal: [ordinal],
        meetingName: [meetingName],
        chair: [chair],
        speakers,
        attendees,
        roles: roles.map(({ role }) => role),
        conveyed,
        reporters,
        editors,
        site: [site],
        url: [foundUrl],
      },
      cleaned,
    ),
    dropped: cleaned.leftOut,
  };
}

/** What the meeting was about: its name, else the headline, folded. */
function subjectOf(title: ReadText | null, name: Found | null): string {
  return name ? foldText(name.value) : (title?.folded.text ?? '');
}

/** The title; without one, of a text without line breaks what stands before the first blank. */
function titleOf(cleaned: Cleaned, known: Known, body: ReadText): ReadText | null {
  const title = known.title ?? cleaned.title;
  if (title !== null) return readText(title, cleaned.titleSpan ? 'title' : 'given');
  const headline = runInHeadline(body.shown);
  return headline === null ? null : readText(headline, 'body');
}

/** Of a text without line breaks the headline may stand before the first blank. */
function runInHeadline(body: string): string | null {
  const [, head = ''] = /^(\S{6,60})\s+\S{30,}/u.exec(body) ?? [];
  return /\p{Script=Han}/u.test(head) && !/[(（。！？；，、：,;:]/u.test(head) ? head : null;
}

function isOfThePage(where: ReadText['where']): boolean {
  return typeof where !== 'string' && where.rule !== 'title' && where.rule !== 'repeated';
}

function normalDate(date: string | null): string | null {
  const [mention] = date ? findDates(date) : [];
  return mention ? formatDate(mention) : null;
}

/** The day of publication that only the page's address tells. */
function datedAddress(published: string | null, url: Found | null): Found | null {
  const date = published === null ? dateInAddress(url?.value ?? null) : null;
  return url && date !== null ? { ...url, value: date } : null;
}

function reportId(title: ReadText | null, body: ReadText): string {
  const hash = createHash('sha256').update(title?.folded.text ?? '');
  return hash.update('\n').update(body.folded.text).digest('hex').slice(0, ID_DIGITS);
}
