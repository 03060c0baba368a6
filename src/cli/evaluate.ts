import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { type Evaluation, evaluate } from '../evaluate/evaluate.ts';
import { fitRanking } from '../evaluate/fit.ts';
import { fitAbstention } from '../evaluate/fit-abstention.ts';
import { absentQuestions, judgedQuestions } from '../evaluate/questions.ts';
import { openIndex } from '../index/open.ts';
import { sha256 } from '../text/hash.ts';
import { build, fromHere, openEmbedder } from './open.ts';
import { readSettings } from './settings.ts';

interface EvaluateOptions {
  corpus: string[];
  queries: string;
  qrels: string;
  absent?: string;
  denseOnly?: true;
  fit?: true;
  json?: true;
}

/** What building the index of a benchmark took; kept beside it for later runs. */
interface IndexCost {
  seconds: number;
  bytes: number;
  passages: number;
  peakRssMiB: number;
}

const COST_FILE = 'cost.json';
const NAME_DIGITS = 12;
const BYTES_A_MIB = 1024 * 1024;

export function evaluateCommand(): Command {
  return new Command('evaluate')
    .description('Measure search, quotes, abstention and speed on judged questions.')
    .requiredOption('--corpus <files...>', 'reports, .jsonl or .jsonl.gz')
    .requiredOption('--queries <file>', 'questions, {"_id","text","answer"} a line', fromHere)
    .requiredOption('--qrels <file>', 'query-id, corpus-id, score, tab-separated', fromHere)
    .option('--absent <file>', 'questions without an answer, {"text"} a line', fromHere)
    .option('--dense-only', 'rank by the dense index alone')
    .option('--fit', 'fit the weights of ranking and abstention on the questions and print them')
    .option('--json', 'print one JSON object')
    .action(async (options: EvaluateOptions) => {
      const settings = readSettings();
      const embedder = await openEmbedder(settings);
      const corpus = options.corpus.map(fromHere);
      const name = sha256(corpus.join('\n')).slice(0, NAME_DIGITS);
      const indexFolder = path.join(settings.INDEX_DIR, `evaluate-${name}`);
      const cost = await buildAndMeasure(corpus, indexFolder, embedder);
      const index = await openIndex(indexFolder, embedder);
      const judged = await judgedQuestions(index, options.queries, options.qrels);
      if (options.fit) {
        const ranking = await fitRanking(index, embedder, judged.questions);
        const answerable = judged.questions.map(({ text }) => text);
        const abstention = options.absent && {
          abstention: await fitAbstention(
            index,
            embedder,
            answerable,
            await absentQuestions(options.absent),
          ),
        };
        process.stdout.write(`${JSON.stringify({ ...ranking, ...abstention })}\n`);
        index.close();
        return;
      }
      const result = await evaluate(
        { index, embedder },
        judged,
        options.absent ? await absentQuestions(options.absent) : null,
        options.denseOnly ?? false,
      );
      index.close();
      process.stdout.write(
        options.json ? `${JSON.stringify({ ...result, index: cost })}\n` : table(result, cost),
      );
    });
}

async function buildAndMeasure(
  inputs: string[],
  indexFolder: string,
  embedder: Awaited<ReturnType<typeof openEmbedder>>,
): Promise<IndexCost> {
  const started = performance.now();
  const file = path.join(indexFolder, COST_FILE);
  // A run that died before it wrote the cost leaves an index of unknown cost: build it again.
  const full = !existsSync(file);
  const { manifest, mode } = await build({ inputs, indexFolder, full }, embedder);
  if (mode === 'unchanged') return JSON.parse(await readFile(file, 'utf8')) as IndexCost;
  const cost: IndexCost = {
    seconds: (performance.now() - started) / 1000,
    bytes: manifest.files.reduce((sum, { size }) => sum + size, 0),
    passages: manifest.counts.passages,
    peakRssMiB: process.resourceUsage().maxRSS / (BYTES_A_MIB / 1024),
  };
  await writeFile(file, JSON.stringify(cost));
  return cost;
}

function table(result: Evaluation, cost: IndexCost): string {
  const rows: string[] = [
    `questions ${result.queries}, without a relevant passage ${result.unsplit}`,
  ];
  for (const [section, values] of Object.entries({ ...result, index: cost })) {
    if (typeof values !== 'object') continue;
    const cells = Object.entries(values as Record<string, number>);
    rows.push(
      `${section.padEnd(10)} ${cells.map(([name, value]) => `${name} ${round(value)}`).join(' · ')}`,
    );
  }
  return `${rows.join('\n')}\n`;
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(3);
}
