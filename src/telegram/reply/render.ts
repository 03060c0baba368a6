import type { Answer, Citation, NearestReport } from '../../types.ts';
import { RichText } from './rich-text.ts';
import { visible } from './visible.ts';
import { type Words, wordsIn } from './words.ts';

/** Telegram's limit, in code points after entities are taken out. */
export const MAX_MESSAGE_CHARACTERS = 4096;
const MAX_TITLE_CHARACTERS = 80;
/** Longer quotes are folded up until they are tapped. */
const EXPANDABLE_CHARACTERS = 280;

/** The reply to a question: quotes with their citations, or what there is instead. */
export function renderAnswer(answer: Answer): RichText {
  const words = wordsIn(answer.language);
  if (answer.status === 'not_found') return renderNotFound(answer, words);
  // Quotes are bounded, but titles and names come from files: show fewer rather than too much.
  for (let count = answer.quotes.length; count > 1; count--) {
    const message = renderQuotes(answer, count, words);
    if ([...message.text].length <= MAX_MESSAGE_CHARACTERS) return message;
  }
  return renderQuotes(answer, 1, words);
}

function renderQuotes({ quotes, more }: Answer, count: number, words: Words): RichText {
  const message = new RichText();
  for (const quote of quotes.slice(0, count)) {
    if (quote.n > 1) message.add('\n\n');
    message.quote(quote.text, quote.marks, quote.text.length > EXPANDABLE_CHARACTERS).add('\n');
    addTitle(message, titleOf(quote, words), quote.url);
    const date = quote.date && quote.date + (quote.dateInferred ? `（${words.yearInferred}）` : '');
    addFacts(message, [date, quote.place, quote.speaker, copiesOf(quote, words)]);
  }
  if (more > 0) message.add(`\n\n${words.more(more)}`);
  return message;
}

/** Identical sources and reports that say almost the same, counted together. */
function copiesOf({ copies, alike }: Citation, words: Words): string | null {
  const count = copies.length + alike.length;
  return count > 0 ? words.copies(count) : null;
}

function renderNotFound({ reason, nearest, missing }: Answer, words: Words): RichText {
  const asked = visible(missing ?? '', MAX_TITLE_CHARACTERS);
  const said = reason ?? 'no_evidence';
  const message = new RichText().add(
    asked === '' ? words.notFound[said] : words.missing(said, asked),
  );
  if (nearest.length > 0) message.add(`\n\n${words.nearest}`);
  for (const report of nearest) addNearest(message, report, words);
  return message;
}

function addNearest(message: RichText, report: NearestReport, words: Words): void {
  message.add(`\n· ${titleOf(report, words)}`);
  addFacts(message, [report.date, report.place]);
}

function titleOf({ title }: { title: string | null }, words: Words): string {
  return visible(title ?? '', MAX_TITLE_CHARACTERS) || words.untitled;
}

function addTitle(message: RichText, title: string, url: string | null): void {
  const address = url === null ? null : webAddress(url);
  if (address === null) message.add(title);
  else message.link(title, address);
}

function addFacts(message: RichText, facts: (string | null)[]): void {
  for (const fact of facts) {
    const shown = visible(fact ?? '', MAX_TITLE_CHARACTERS);
    if (shown !== '') message.add(` · ${shown}`);
  }
}

/** The address as Telegram takes it, or null: it refuses a message with a link to a local name. */
function webAddress(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, href } = new URL(url);
  return /^https?:$/u.test(protocol) && hostname.includes('.') ? href : null;
}
