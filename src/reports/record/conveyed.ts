import { asWritten } from './people.ts';
import { readSentences } from './read-sentences.ts';

/** Whose spirit is passed on, or which meeting was watched before this one. */
const PASSED_ON =
  /(?:传达(?:学习|贯彻)?(?:了)?|学习传达|(?:收听)?收看(?:了)?|收听(?:了)?)(?<what>[^,。;:]{4,90}?)(?:精神|(?<=会议|大会|全会)(?:后|之后|结束后)|$)/gu;
const MEETING = /(?:会议|大会|全会|常委会|调度会|会商会|推进会|部署会)$/u;
/** A list of several ends each with the name of a meeting. */
const BETWEEN = /(?<=会议|大会|全会|会商会)(?:精神)?[和及与、](?:以及)?/u;

/** Names of the higher meetings that a report says were conveyed or watched, as it writes them. */
export function conveyedOf(body: string): string[] {
  const found: string[] = [];
  for (const { shown: written, folded } of readSentences(body).sentences) {
    for (const match of folded.matchAll(PASSED_ON)) {
      for (const part of (match.groups?.what ?? '').split(BETWEEN)) {
        const name = part.replace(/^.*(?:指示|讲话|批示|文章)精神(?:和|、|以及)/u, '');
        if (MEETING.test(name) && name.length > 4) found.push(asWritten(written, name));
      }
    }
  }
  return [...new Set(found)];
}
