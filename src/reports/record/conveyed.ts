import type { Found } from './found.ts';
import { foundIn, readBody } from './read-sentences.ts';

/** Whose spirit is passed on, or which meeting was watched before this one. */
const PASSED_ON =
  /(?:传达(?:学习|贯彻|落实)*(?:了)?|学习传达|(?:收听)?收看(?:了)?|收听(?:了)?)(?<what>[^,。;:]{4,90}?)(?:精神|(?<=会议|大会|全会)(?:后|之后|结束后)|$)/gu;
const MEETING = /(?:会议|大会|全会|例会|办公会|常委会|调度会|会商会|推进会|部署会)$/u;
/** A list of several ends each with the name of a meeting. */
const BETWEEN = /(?<=会议|大会|全会|会商会)((?:精神)?[和及与、](?:以及)?)/u;
/** Other things whose spirit is passed on, before the meeting in the same list. */
const NO_MEETING = /^.*(?:指示|讲话|批示|文章)精神(?:和|、|以及)/u;
/** Some meeting, without its name. */
const UNNAMED = /(?:相关|有关)会议$/u;
const LEAST_CHARACTERS = 5;

/** Names of the higher meetings that a report says were conveyed or watched. */
export function conveyedOf(body: string): Found[] {
  const found: Found[] = [];
  for (const sentence of readBody(body).sentences) {
    for (const match of sentence.folded.matchAll(PASSED_ON)) {
      const what = match.groups?.what ?? '';
      let start = match.index + match[0].indexOf(what);
      for (const part of what.split(BETWEEN)) {
        const name = part.replace(NO_MEETING, '');
        if (MEETING.test(name) && !UNNAMED.test(name) && name.length >= LEAST_CHARACTERS) {
          found.push(foundIn(sentence, start + part.length - name.length, name.length));
        }
        start += part.length;
      }
    }
  }
  return found;
}
