import { visible } from '../../../text/visible.ts';
import type { BotContext } from '../../context.ts';
import { RichText } from '../../reply/rich-text.ts';
import type { ReadFile, ReadReport } from '../keeper.ts';
import { readerPlace, readerWords } from './reader-words.ts';

const MAX_TITLE_CHARACTERS = 80;
const MAX_REASON_CHARACTERS = 200;
const SHOWN_SPEAKERS = 6;

/** What of a file is in the corpus already. */
export interface Known {
  /** By report id: a file with the same text. */
  copies: Map<string, string>;
  /** Files with almost the same name. */
  nearNames: string[];
}

/** What a file holds, for who decides whether it belongs to the corpus. */
export function uploadText(
  context: BotContext,
  name: string,
  read: ReadFile,
  known: Known,
): RichText {
  const message = new RichText().bold(visible(name, MAX_TITLE_CHARACTERS));
  const [only] = read.reports;
  if (only && read.reportIds.length === 1) addReport(message, context, only);
  else addSummary(message, context, read);
  addProblems(message, context, read);
  addKnown(message, context, read, known);
  return message;
}

function addReport(message: RichText, context: BotContext, report: ReadReport): void {
  const { chair, speakers, opening, warnings } = report;
  message.add(`\n${headline(context, report)}`);
  if (chair !== null) message.add(`\n${context.t('admin-upload-chair', { chair: shown(chair) })}`);
  if (speakers.length > 0) {
    const names = speakers.slice(0, SHOWN_SPEAKERS).map(shown).join('、');
    message.add(`\n${context.t('admin-upload-speakers', { names })}`);
  }
  message.add('\n').quote(visible(opening, 200), [], false);
  for (const warning of warnings) {
    message.add(
      `\n${context.t('admin-upload-warning', { warning: readerWords(context, warning) })}`,
    );
  }
}

function addSummary(message: RichText, context: BotContext, read: ReadFile): void {
  const { reports, reportIds } = read;
  message.add(`\n${context.t('admin-upload-many', { count: reportIds.length })}`);
  for (const report of reports) message.add(`\n· ${headline(context, report)}`);
  if (reportIds.length > reports.length) message.add('\n…');
}

function addProblems(message: RichText, context: BotContext, read: ReadFile): void {
  const { problems, problemCount } = read;
  if (problemCount === 0) return;
  message.add(`\n${context.t('admin-upload-problems', { count: problemCount })}`);
  for (const { file, reason } of problems) {
    const problem = {
      file: readerPlace(context, file),
      reason: visible(readerWords(context, reason), MAX_REASON_CHARACTERS),
    };
    message.add(`\n${context.t('admin-problem', problem)}`);
  }
}

function addKnown(message: RichText, context: BotContext, read: ReadFile, known: Known): void {
  const { copies, nearNames } = known;
  const [file] = copies.values();
  if (file !== undefined && read.reportIds.length === 1) {
    message.add(`\n${context.t('admin-upload-copy', { file: shown(file) })}`);
  } else if (file !== undefined) {
    message.add(`\n${context.t('admin-upload-copies', { count: copies.size })}`);
  }
  for (const name of nearNames) {
    message.add(`\n${context.t('admin-upload-near-name', { file: shown(name) })}`);
  }
}

/** Title, date and place, as far as they are known. */
function headline(context: BotContext, report: ReadReport): string {
  const { title, date, dateInferred, place } = report;
  const day = date && dateInferred ? context.t('admin-date-inferred', { date }) : date;
  const name = shown(title ?? '') || context.t('admin-untitled');
  return [name, day ?? context.t('admin-no-date'), place && shown(place)]
    .filter(part => part !== null)
    .join(' · ');
}

function shown(text: string): string {
  return visible(text, MAX_TITLE_CHARACTERS);
}
