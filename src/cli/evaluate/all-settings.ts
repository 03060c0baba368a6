import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  BENCHMARK,
  type BenchmarkSetting,
  filesOf,
  flat,
  GOLD,
  type Measured,
  settingIn,
  withScriptGap,
} from '../../evaluate/benchmark.ts';
import { evaluate } from '../../evaluate/evaluate.ts';
import { evaluateGold, goldQuestions } from '../../evaluate/gold.ts';
import { absentQuestions, judgedQuestions } from '../../evaluate/questions.ts';
import type { Embedder } from '../../index/embedder.ts';
import type { ReportIndex } from '../../index/report-index.ts';
import { benchmarkIndex, type IndexCost } from './benchmark-index.ts';

/** What was measured of the settings, and which had no data, with the file that is missing. */
export interface AllMeasured {
  measured: Measured;
  skipped: { setting: string; missing: string }[];
}

interface Surroundings {
  /** Folder of the benchmark. */
  bench: string;
  /** Where indexes are built and kept. */
  indexesFolder: string;
  embedder: Embedder;
  /** Told before each setting that is measured. */
  onSetting: (name: string) => void;
}

/** Measure every setting whose data is there. Settings of one corpus share one index. */
export async function measureAll(surroundings: Surroundings): Promise<AllMeasured> {
  const { bench, onSetting } = surroundings;
  const measured: Measured = {};
  const skipped: AllMeasured['skipped'] = [];
  let open = null as (OpenCorpus & { name: string }) | null;
  for (const setting of BENCHMARK.map(named => settingIn(bench, named))) {
    const missing = filesOf(setting).find(file => !existsSync(file));
    if (missing !== undefined) {
      skipped.push({ setting: setting.name, missing });
      continue;
    }
    onSetting(setting.name);
    const name = setting.corpus.join('\n');
    const isNew = open?.name !== name;
    if (isNew || open === null) {
      open?.index.close();
      open = { name, ...(await openCorpus(setting.corpus, surroundings)) };
    }
    const numbers = await measure(setting, open.index, surroundings.embedder);
    // Of an index that several settings share, the cost is told once. The peak of memory is that of
    // the process so far, so it says something of the first index alone.
    const { peakRssMiB, ...cost } = open.cost;
    const isFirst = Object.keys(measured).length === 0;
    const index = { ...cost, ...(isFirst && { peakRssMiB }) };
    measured[setting.name] = { ...numbers, ...(isNew && flat({ index })) };
  }
  open?.index.close();
  const reports = path.resolve(bench, GOLD.reports);
  const questions = path.resolve(bench, GOLD.questions);
  const missing = [reports, questions].find(file => !existsSync(file));
  if (missing !== undefined) {
    skipped.push({ setting: GOLD.name, missing });
  } else {
    onSetting(GOLD.name);
    measured[GOLD.name] = await measureGold(reports, questions, surroundings);
  }
  return { measured: withScriptGap(measured), skipped };
}

type OpenCorpus = { index: ReportIndex; cost: IndexCost };

function openCorpus(corpus: string[], { indexesFolder, embedder }: Surroundings) {
  return benchmarkIndex(corpus, { indexesFolder }, embedder);
}

async function measure(
  { queries, qrels, field, absent, denseOnly = false }: BenchmarkSetting,
  index: ReportIndex,
  embedder: Embedder,
): Promise<Record<string, number>> {
  const judged = await judgedQuestions(index, queries, qrels, field);
  const absentTexts = absent ? await absentQuestions(absent) : null;
  const result = await evaluate({ index, embedder }, judged, absentTexts, denseOnly);
  if (!denseOnly) return flat(result);
  // Answers are those of the whole ranking, and measured there.
  const { retrieval, documents } = result;
  return flat({ retrieval, documents });
}

async function measureGold(
  reports: string,
  questionsFile: string,
  surroundings: Surroundings,
): Promise<Record<string, number>> {
  const { index } = await openCorpus([reports], surroundings);
  const questions = await goldQuestions(questionsFile);
  const result = await evaluateGold(index, surroundings.embedder, questions);
  index.close();
  return { questions: result.questions, right: result.right };
}
