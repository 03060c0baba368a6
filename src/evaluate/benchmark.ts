import path from 'node:path';
import type { Evaluation } from './evaluate.ts';

/** Corpora and questions of one measurement; files stand in the folder of the benchmark. */
export interface BenchmarkSetting {
  name: string;
  corpus: string[];
  queries: string;
  qrels: string;
  /** Where a question stands in a line of `queries`; `text` when not given. */
  field?: string;
  absent?: string;
  /** Rank by the dense index alone, and measure nothing but the ranking. */
  denseOnly?: boolean;
}

const NCP = {
  corpus: ['ncp/corpus.jsonl', 'news-2020-2022.jsonl.gz'],
  queries: 'ncp/queries.jsonl',
  qrels: 'ncp/qrels.tsv',
};
const DRCD = {
  corpus: ['drcd/corpus.jsonl'],
  queries: 'drcd/queries.jsonl',
  qrels: 'drcd/qrels.tsv',
};
const XQUAD = {
  corpus: ['xquad-en-zh/corpus.jsonl'],
  queries: 'xquad-en-zh/queries.jsonl',
  qrels: 'xquad-en-zh/qrels.tsv',
};

/** All that is measured, but for the gold questions; settings of the same corpus follow each other. */
export const BENCHMARK: BenchmarkSetting[] = [
  { name: 'main', ...NCP, absent: 'ncp/absent.jsonl' },
  { name: 'dense', ...NCP, denseOnly: true },
  { name: 'drcd', ...DRCD },
  { name: 'drcd-hant', ...DRCD, field: 'textTraditional' },
  { name: 'xquad-en', ...XQUAD },
  { name: 'xquad-zh', ...XQUAD, field: 'textChinese' },
];

/** The questions on real pages, in folders beside that of the benchmark. */
export const GOLD = {
  name: 'gold',
  reports: '../seeds',
  questions: '../gold/questions.jsonl',
};

/** The setting with its files found in a folder. */
export function settingIn(folder: string, setting: BenchmarkSetting): BenchmarkSetting {
  const inFolder = (file: string) => path.resolve(folder, file);
  const { absent } = setting;
  return {
    ...setting,
    corpus: setting.corpus.map(inFolder),
    queries: inFolder(setting.queries),
    qrels: inFolder(setting.qrels),
    ...(absent && { absent: inFolder(absent) }),
  };
}

/** Every file that a setting needs. */
export function filesOf({ corpus, queries, qrels, absent }: BenchmarkSetting): string[] {
  return [...corpus, queries, qrels, ...(absent ? [absent] : [])];
}

/** Numbers by setting and by name, such as `retrieval.ndcg@10`. */
export type Measured = Record<string, Record<string, number>>;

/** The numbers of an evaluation, flat: `{ retrieval: { 'ndcg@10': 1 } }` → `retrieval.ndcg@10`. */
export function flat(evaluation: Partial<Evaluation> & { index?: object }): Record<string, number> {
  return Object.fromEntries(
    Object.entries(evaluation).flatMap(([name, value]) =>
      typeof value === 'number'
        ? [[name, value]]
        : Object.entries(value as Record<string, number>).map(([part, number]) => [
            `${name}.${part}`,
            number,
          ]),
    ),
  );
}

/**
 * How much worse a simplified question finds traditional passages than the same question in
 * traditional characters does, as a number of the simplified setting.
 */
export function withScriptGap(measured: Measured): Measured {
  const { drcd, 'drcd-hant': traditional } = measured;
  const [own, other] = [drcd?.['retrieval.recall@1'], traditional?.['retrieval.recall@1']];
  if (own === undefined || other === undefined) return measured;
  return { ...measured, drcd: { ...drcd, scriptGap: Math.max(0, other - own) } };
}
