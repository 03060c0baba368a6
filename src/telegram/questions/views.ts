import type { InlineKeyboardMarkup } from 'grammy/types';
import { citeSpan, isSpanOf, type NamedReport, readReport } from '../../answer/cite-span.ts';
import type { ReportIndex } from '../../index/report-index.ts';
import type { Answer } from '../../types.ts';
import type { BotParts } from '../context.ts';
import type { Shown } from '../reply/citation.ts';
import { paginate } from '../reply/paginate.ts';
import type { Reference } from '../reply/reference.ts';
import { MAX_MESSAGE_CHARACTERS, renderAnswer, renderCitations } from '../reply/render.ts';
import { renderPassage } from '../reply/render-passage.ts';
import { renderMeeting, renderText } from '../reply/render-report.ts';
import type { RichText } from '../reply/rich-text.ts';
import type { Reply } from '../reply/say.ts';
import type { StoredQuestion } from '../state/state.ts';
import {
  answerKeyboard,
  contextKeyboard,
  meetingKeyboard,
  moreKeyboard,
  textKeyboard,
  type VoteCounts,
} from './keyboards.ts';
import type { Press } from './press.ts';

const MORE_AT_ONCE = 3;
/** Further hits among which others of the same report are looked for. */
const MOST_OF_MEETING = 12;

/** An answer as a message, one page of it with its buttons. `page` is 1-based. */
export function answerView(
  answer: Answer,
  { answerId, page, votes }: { answerId: number; page: number; votes: VoteCounts },
  shown: Shown,
): Reply {
  const pages = paginate(renderAnswer(answer, shown.t, shown.publicUrl), MAX_MESSAGE_CHARACTERS);
  const at = Math.min(Math.max(page, 1), pages.length);
  const paging = { page: at, pages: pages.length };
  return {
    ...(pages[at - 1] as Reply),
    keyboard: answerKeyboard(answer, answerId, paging, votes, shown),
  };
}

/** A quote in its context; null when it is no longer there. */
export async function contextView(
  index: ReportIndex,
  press: Press,
  shown: Shown,
): Promise<Reply | null> {
  const report = await reportOf(index, press.reference);
  const span = press.reference?.span;
  if (!report || !span) return null;
  const citation = await citeSpan(index, report, span);
  const message = renderPassage(citation, report.body, shown);
  return replyOf(message, contextKeyboard(citation, press, shown));
}

/** A page of a report's text; null when the report is no longer there. */
export async function textView(
  index: ReportIndex,
  press: Press,
  shown: Shown,
): Promise<Reply | null> {
  const report = await reportOf(index, press.reference);
  if (report === null) return null;
  const wanted = { page: press.page, span: press.reference?.span ?? null };
  const { message, ...paging } = renderText(report.record, report.body, wanted, shown);
  return replyOf(message, textKeyboard(press, paging, shown));
}

/** Further hits for a question, behind those of its answer; null when there are none. */
export async function moreView(
  { corpus }: BotParts,
  { question, before, shown: hashes }: StoredQuestion,
  press: Press,
  shown: Shown,
): Promise<Reply | null> {
  const skip = (Math.max(press.page, 1) - 1) * MORE_AT_ONCE;
  const { citations, goesOn } = await corpus.ranked(question, before, {
    shown: new Set(hashes),
    skip,
    limit: MORE_AT_ONCE,
  });
  if (citations.length === 0) return null;
  const message = renderCitations(citations, shown.t, shown.publicUrl);
  return replyOf(message, moreKeyboard(citations, press, goesOn, shown));
}

/** What is known of a quote's meeting, and what else its report says on the question. */
export async function meetingView(
  { corpus }: BotParts,
  asked: StoredQuestion | null,
  press: Press,
  shown: Shown,
): Promise<Reply | null> {
  const options = { shown: new Set(asked?.shown), skip: 0, limit: MOST_OF_MEETING };
  const { citations } = asked
    ? await corpus.ranked(asked.question, asked.before, options)
    : { citations: [] };
  const quotes = citations.filter(({ reportId }) => reportId === press.reference?.reportId);
  return corpus.use(async index => {
    const report = await reportOf(index, press.reference);
    if (report === null) return null;
    const { record, body } = report;
    const { measures } = await index.details(record.reportIndex);
    const said = { quotes, measures: measures.map(({ start, end }) => body.slice(start, end)) };
    return replyOf(renderMeeting(record, said, shown), meetingKeyboard(press, shown));
  });
}

/** The report of a reference that leads somewhere. */
async function reportOf(
  index: ReportIndex,
  reference: Reference | null,
): Promise<NamedReport | null> {
  if (reference === null) return null;
  const report = await readReport(index, reference.reportId);
  const isThere = report !== null && (!reference.span || isSpanOf(report.body, reference.span));
  return isThere ? report : null;
}

/** One message of it: only names without end would make it longer. */
function replyOf(message: RichText, keyboard: InlineKeyboardMarkup): Reply {
  const [page] = paginate(message, MAX_MESSAGE_CHARACTERS);
  return { ...(page as Reply), keyboard };
}
