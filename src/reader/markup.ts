import { html, raw } from 'hono/html';
import { placeName } from '../text/places.ts';
import { visible } from '../text/visible.ts';
import type { Place, Script } from '../types.ts';

/** A piece of a page; what was put into it is escaped. */
export type Html = ReturnType<typeof html>;

const ESCAPED: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A parser would make a line feed of it, or drop it.
  '\r': '&#13;',
  '\0': '\u{FFFD}',
};

/** A report's own characters, each of them; half a character is shown as a replacement. */
export function verbatim(text: string): Html {
  return raw(
    text.replaceAll(/[&<>"'\r\0]|\p{Cs}/gu, character => ESCAPED[character] ?? '\u{FFFD}'),
  );
}

/** One line without characters that turn the direction of text or cannot be seen, at most so long. */
export function oneLine(text: string, most = 120): string {
  return visible(text, most);
}

/** Tag of the language that a report is written in. */
export function tongueOf(script: Script): string {
  return script === 'mixed' ? 'zh' : `zh-${script}`;
}

/** Words of a report among ours: they are in its language, whatever that of the page. */
export function said(text: string, script: Script = 'Hans', most?: number): Html {
  return html`<span lang="${tongueOf(script)}">${oneLine(text, most)}</span>`;
}

/** A link when the address is one of the web, else its text: nobody may put a program there. */
export function webLink(address: string): Html {
  const shown = oneLine(address, 100);
  const url = URL.canParse(address) ? new URL(address) : null;
  return url && /^https?:$/u.test(url.protocol)
    ? html`<a href="${url.href}" rel="noopener noreferrer nofollow">${shown}</a>`
    : html`${shown}`;
}

/** The narrowest name of a place, by which reports are counted; null when none is known. */
export function narrowest({ county, city, province }: Place): string | null {
  return county ?? city ?? province;
}

/** Facts of a report in a row; those that are not known are left out. */
export function inARow(facts: (Html | string | null)[]): Html {
  return html`${facts
    .filter(fact => fact !== null && fact !== '')
    .map((fact, i) => (i === 0 ? html`${fact}` : html` · ${fact}`))}`;
}

/** A place's name with its province and city, or null. */
export function placeSaid(place: Place): Html | null {
  const name = placeName(place);
  return name === null ? null : said(name);
}
