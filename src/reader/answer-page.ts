import { html } from 'hono/html';
import type { Answer, Citation, NearestReport } from '../types.ts';
import { framed, type Page } from './frame.ts';
import { type Html, inARow, oneLine, verbatim } from './markup.ts';

/** The answer to a question: quotes that lead to where they stand, or what there is instead. */
export function answerPage(page: Page, question: string, answer: Answer): Html {
  const { say } = page;
  const asked = oneLine(question, 200);
  const main = html`<div class="listing answer">
<header><p class="kicker">${say('reader-answer')}</p><h1>${asked}</h1></header>
<div class="list">${answer.status === 'answered' ? quotes(page, answer) : notFound(page, answer)}</div>
</div>`;
  return framed(page, { title: asked, asked: question, main });
}

/** In place of an answer: the question has no words, or too many. */
export function unaskablePage(page: Page, question: string, why: string): Html {
  const main = html`<div class="listing"><header><h1>${page.say('reader-answer')}</h1></header>
<div class="list"><p class="empty" role="status">${why}</p></div></div>`;
  return framed(page, { title: page.say('reader-answer'), asked: question, main });
}

function quotes(page: Page, { quotes: cited, more }: Answer): Html {
  const { say } = page;
  return html`<ol class="entries">${cited.map(each => quote(page, each))}</ol>
${more > 0 ? html`<p class="hint">${say('reader-answer-more', { count: more })}</p>` : ''}`;
}

function quote({ say, addresses }: Page, citation: Citation): Html {
  const { text, marks, reportId, start, end, date, dateInferred, place, speaker } = citation;
  const day = date && dateInferred ? `${date} ${say('reader-inferred')}` : date;
  const copies = citation.copies.length + citation.alike.length;
  const facts = [day, place, speaker].map(
    fact => fact && html`<span lang="zh">${oneLine(fact)}</span>`,
  );
  const where = html`<a href="${addresses.report(reportId, { start, end })}"><span lang="zh">${titleOf(say, citation)}</span></a>`;
  return html`<li><blockquote lang="zh">${withMarks(text, marks)}</blockquote>
<p class="facts">${inARow([where, ...facts, copies > 0 ? say('reader-copies', { count: copies }) : null])}</p></li>\n`;
}

function withMarks(text: string, marks: [number, number][]): Html[] {
  const parts: Html[] = [];
  let done = 0;
  for (const [start, end] of marks) {
    if (start < done) continue;
    parts.push(verbatim(text.slice(done, start)), html`<b>${verbatim(text.slice(start, end))}</b>`);
    done = end;
  }
  return [...parts, verbatim(text.slice(done))];
}

function notFound({ say, addresses }: Page, { reason, missing, nearest }: Answer): Html {
  const what = oneLine(missing ?? '', 80);
  const words =
    what === ''
      ? say(`reader-not-found-${reason ?? 'no_evidence'}`)
      : say('reader-missing', { what });
  const line = (report: NearestReport) =>
    html`<li><a href="${addresses.report(report.reportId)}"><span lang="zh">${titleOf(say, report)}</span></a><br>
<small>${inARow([report.date, report.place].map(fact => fact && oneLine(fact)))}</small></li>`;
  const others =
    nearest.length > 0
      ? html`<h2>${say('reader-nearest')}</h2><ul class="reports">${nearest.map(line)}</ul>`
      : '';
  return html`<p class="empty" role="status">${words}</p>${others}`;
}

function titleOf(say: Page['say'], { title }: { title: string | null }): string {
  return oneLine(title ?? '') || say('reader-untitled');
}
