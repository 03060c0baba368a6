import { html } from 'hono/html';
import { groupBy } from '../../text/group-by.ts';
import type { DroppedSpan, Span } from '../../types.ts';
import type { Page } from '../frame.ts';
import { type Html, tongueOf, verbatim } from '../markup.ts';
import type { OpenedReport } from './opened-report.ts';

/** What stays is above in full; here it only shows where something was taken out. */
const KEPT_CHARACTERS = 40;
/** Of one stretch; scripts and styles of a page can be long. */
const REMOVED_CHARACTERS = 4_000;

/**
 * The source's text with what was left out of the body and the rules that did it; `sourceText` is
 * null when it cannot be read.
 */
export function removedPart(
  page: Page,
  { record, details, sources }: OpenedReport,
  sourceText: string | null,
): Html {
  const { say } = page;
  const shown =
    sourceText === null
      ? html`<p>${say('reader-source-gone')}</p>`
      : details.dropped.length === 0
        ? html`<p>${say('reader-nothing-removed')}</p>`
        : html`${rulesTable(page, details.dropped)}
<div class="source" role="group" aria-labelledby="removed-title" tabindex="0" lang="${tongueOf(record.script)}">${stretchesOf(
            sourceText,
            details.dropped,
          ).map(stretch => stretchShown(page, sourceText, stretch))}</div>`;
  return html`<section class="removed" id="removed" aria-labelledby="removed-title">
<h2 id="removed-title">${say('reader-removed')}</h2>
<p class="hint">${say('reader-removed-from', { file: sources[0]?.file ?? '' })}</p>
${shown}
</section>`;
}

/** How often each rule took something out. */
function rulesTable({ say }: Page, dropped: DroppedSpan[]): Html {
  const rules = [...groupBy(dropped, ({ rule }) => rule)];
  const counts = rules.map(
    ([rule, spans]) => html`<li><code>${rule}</code> × ${spans.length}</li>`,
  );
  return html`<ul class="rules" aria-label="${say('reader-rules')}">${counts}</ul>`;
}

/** A stretch of the source that the same rules took out; none when it stays. */
interface Stretch extends Span {
  rules: string[];
}

/** The whole source in order, cut where a rule begins or ends. */
export function stretchesOf(sourceText: string, dropped: DroppedSpan[]): Stretch[] {
  const within = dropped
    .map(span => ({ ...span, end: Math.min(span.end, sourceText.length) }))
    .filter(({ start, end }) => start < end);
  const edges = within.flatMap(({ start, end }) => [start, end]);
  const bounds = [...new Set([0, ...edges, sourceText.length])].sort((a, b) => a - b);
  const stretches: Stretch[] = [];
  let open: DroppedSpan[] = [];
  let next = 0;
  const byStart = within.sort((a, b) => a.start - b.start);
  for (const [i, start] of bounds.slice(0, -1).entries()) {
    const end = bounds[i + 1] ?? start;
    open = open.filter(span => span.end > start);
    for (; (byStart[next]?.start ?? end) <= start; next++) {
      const span = byStart[next];
      if (span) open.push(span);
    }
    const rules = [...new Set(open.map(({ rule }) => rule))];
    const before = stretches.at(-1);
    if (before && before.rules.join() === rules.join()) before.end = end;
    else stretches.push({ start, end, rules });
  }
  return stretches;
}

function stretchShown({ say }: Page, sourceText: string, { start, end, rules }: Stretch): Html {
  const text = sourceText.slice(start, end);
  if (rules.length === 0) {
    return html`<span>${middleLeftOut(text, KEPT_CHARACTERS, count => say('reader-kept', { count }))}</span>`;
  }
  const shown = middleLeftOut(text, REMOVED_CHARACTERS, count => say('reader-more', { count }));
  return html`<span class="rule">${rules.join(' ')}</span><del>${shown}</del>`;
}

/** Both ends of a text, and how many characters there are between them. */
function middleLeftOut(text: string, most: number, told: (count: number) => string): Html {
  const characters = [...text];
  if (characters.length <= most) return verbatim(text);
  const half = Math.floor(most / 2);
  const head = verbatim(characters.slice(0, half).join(''));
  const tail = verbatim(characters.slice(-half).join(''));
  return html`${head}<i>${told(characters.length - 2 * half)}</i>${tail}`;
}
