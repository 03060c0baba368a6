import { Composer } from 'grammy';
import { namedReport } from '../../search/named-report.ts';
import type { BotContext, BotParts } from '../context.ts';
import { showReport } from '../questions/reports.ts';
import { say } from '../reply/say.ts';
import { reportLine, shownName } from './report-lines.ts';

const REPORT_ID = /^[0-9a-f]{16}$/u;
/** Longer words are no title. */
const MOST_WORDS = 300;

/** /report: opens the report of an id, or the one that words of its title, place or date mean. */
export function report(parts: BotParts): Composer<BotContext> {
  const { corpus } = parts;
  const composer = new Composer<BotContext>();
  composer.on('message').command('report', async context => {
    const words = context.match.trim().slice(0, MOST_WORDS);
    if (words === '') {
      const example = await exampleReport(context, parts);
      const key = example === null ? 'report-usage' : 'report-usage-example';
      return void (await say(context, { text: context.t(key, { example: example ?? '' }) }));
    }
    const reportId = await corpus.use(async index => {
      if (!REPORT_ID.test(words)) {
        return (await namedReport(index, words))?.reportId ?? null;
      }
      return (await index.findReport(words)) === null ? null : words;
    });
    if (reportId !== null) return showReport(context, parts, reportId);
    await say(context, { text: context.t('report-none', { words: shownName(words) }) });
  });
  return composer;
}

/** The newest report in one line, from which words may be taken. */
function exampleReport(context: BotContext, { corpus }: BotParts): Promise<string | null> {
  return corpus.use(async index => {
    const [record] = await index.records(await index.latestReports(1));
    return record ? `/report ${reportLine(context, record).replaceAll(' · ', ' ')}` : null;
  });
}
