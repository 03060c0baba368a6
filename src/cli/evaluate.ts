import { Command, InvalidArgumentError, Option } from 'commander';
import { attempts } from '../evaluate/attempts.ts';
import { riskCoverage } from '../evaluate/curve.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { candidatesOf, fitRanking } from '../evaluate/fit.ts';
import { fitAbstention } from '../evaluate/fit-abstention.ts';
import { findMisses } from '../evaluate/misses.ts';
import { absentQuestions, judgedQuestions } from '../evaluate/questions.ts';
import { benchmarkIndex } from './evaluate/benchmark-index.ts';
import { checkAll, DEFAULT_BENCH } from './evaluate/check-all.ts';
import { fitAll } from './evaluate/fit-all.ts';
import { curveText, evaluationText, missesText } from './evaluate/texts.ts';
import { fromHere, openEmbedder } from './open.ts';
import { readSettings } from './settings.ts';

interface EvaluateOptions {
  corpus: string[];
  queries: string;
  qrels: string;
  absent?: string;
  denseOnly?: true;
  fit?: true;
  curve?: true;
  misses?: number;
  json?: true;
}

const NEEDED = {
  corpus: '--corpus <files...>',
  queries: '--queries <file>',
  qrels: '--qrels <file>',
};
const OF_QUESTIONS = ['corpus', 'queries', 'qrels', 'absent', 'denseOnly', 'curve', 'misses'];

export function evaluateCommand(): Command {
  return new Command('evaluate')
    .description(
      'Measure search, quotes, abstention and speed on judged questions. Without a corpus, all\n' +
        'settings of the benchmark, compared with bench/expected.json.',
    )
    .option(NEEDED.corpus, 'reports, .jsonl or .jsonl.gz')
    .option(NEEDED.queries, 'questions, {"_id","text","answer"} a line', fromHere)
    .option(NEEDED.qrels, 'query-id, corpus-id, score, tab-separated', fromHere)
    .option('--absent <file>', 'questions without an answer, {"text"} a line', fromHere)
    .option('--dense-only', 'rank by the dense index alone')
    .option(
      '--fit',
      'fit the weights of ranking and abstention, on given questions or as they are shipped',
    )
    .option('--curve', 'what every bar for answering costs and gains (needs --absent)')
    .option('--misses <number>', 'show so many questions whose first quote is wrong', count)
    .addOption(
      new Option('--bench <folder>', 'folder of the benchmark (default: ../shared/bench)')
        .argParser(fromHere)
        .conflicts(OF_QUESTIONS),
    )
    .option('--json', 'print one JSON object')
    .action(async (given: Partial<EvaluateOptions> & { bench?: string }, command: Command) => {
      if (OF_QUESTIONS.every(name => !(name in given))) {
        const { bench, json, fit } = given;
        if (fit) {
          process.stdout.write(`${JSON.stringify(await fitAll(bench ?? DEFAULT_BENCH))}\n`);
          return;
        }
        await checkAll({ ...(bench && { bench }), ...(json && { json }) });
        return;
      }
      for (const [name, flags] of Object.entries(NEEDED)) {
        if (!(name in given)) command.error(`error: required option '${flags}' not specified`);
      }
      if (given.curve && !given.absent) command.error('error: --curve needs --absent');
      await evaluateQuestions(given as EvaluateOptions);
    });
}

async function evaluateQuestions(options: EvaluateOptions): Promise<void> {
  const settings = readSettings();
  const embedder = await openEmbedder(settings);
  const corpus = options.corpus.map(fromHere);
  const place = { indexesFolder: settings.INDEX_DIR, storeUrl: settings.STORE_URL };
  const { index, cost, close } = await benchmarkIndex(corpus, place, embedder);
  const judged = await judgedQuestions(index, options.queries, options.qrels);
  const absent = options.absent ? await absentQuestions(options.absent) : null;
  const print = (value: object, text?: string) =>
    process.stdout.write(options.json || !text ? `${JSON.stringify(value)}\n` : text);
  if (options.fit) {
    const ranking = fitRanking(await candidatesOf(index, embedder, judged.questions));
    const answerable = judged.questions.map(({ text }) => text);
    const abstention = absent && (await fitAbstention(index, embedder, answerable, absent));
    print({ ...ranking, ...(abstention && { abstention }) });
  } else if (options.curve) {
    const unanswerable = (absent ?? []).map(text => ({ text, answer: null }));
    const points = riskCoverage(
      await attempts({ index, embedder }, judged.questions),
      await attempts({ index, embedder }, unanswerable),
    );
    print(points, curveText(points));
  } else if (options.misses !== undefined) {
    const misses = await findMisses(index, embedder, judged.questions, options.misses);
    print(misses, missesText(misses));
  } else {
    const result = await evaluate({ index, embedder }, judged, absent, options.denseOnly ?? false);
    print({ ...result, index: cost }, evaluationText(result, cost));
  }
  await close();
}

function count(given: string): number {
  const value = Number(given);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('It takes a number.');
  return value;
}
