import { openIndex } from '../../src/index/open.ts';
import type { Evidence, ReportIndex } from '../../src/index/report-index.ts';
import { foldText } from '../../src/text/fold.ts';
import { terms } from '../../src/text/terms.ts';
import { plainEmbedder } from './child/embedder.js';

const QUESTIONS = [
  '云岭市的学校食堂多久消毒一次？',
  '第7组负责什么工作？',
  '河湾区的堤防怎么巡查？',
];
/** Every passage is a candidate, so that no tie at a limit decides what is compared. */
const ALL = 1_000_000;
/** Scores are 32-bit sums. */
const DIGITS = 4;

/**
 * Everything an index says, by the ids of reports and the positions of passages: the same for two
 * indexes of the same reports, whatever numbers they have given them.
 */
export async function contentOf(indexFolder: string): Promise<object> {
  const index = await openIndex(indexFolder, plainEmbedder());
  try {
    const all = (await index.latestReports(ALL)).sort((a, b) => a - b);
    const records = await index.records(all);
    const idOf = new Map(all.map((number, i) => [number, records[i]?.reportId ?? '']));
    const reports = await Promise.all(all.map(number => reportContent(index, number, idOf)));
    return {
      counts: [index.reportCount, index.passageCount],
      unseen: index.unseenTermWeight.toFixed(DIGITS),
      reports: sortedBy(reports, ({ reportId }) => reportId),
      answers: await Promise.all(QUESTIONS.map(question => answerContent(index, question, idOf))),
    };
  } finally {
    index.close();
  }
}

async function reportContent(index: ReportIndex, number: number, idOf: Map<number, string>) {
  const [record] = await index.records([number]);
  if (!record) throw new Error(`no report ${number}`);
  const { reportIndex: _, firstPassage, passageCount, ...rest } = record;
  const ids = Array.from({ length: passageCount }, (_unused, i) => firstPassage + i);
  const { nearCopies, ...details } = await index.details(number);
  const copies = nearCopies.map(copy => {
    const { reportIndex, ...more } = copy;
    return { reportId: idOf.get(reportIndex), ...more };
  });
  return {
    ...rest,
    body: await index.body(number),
    origin: await index.origin(number),
    sources: sortedBy(await index.sources(number), source => JSON.stringify(source)),
    details,
    copies: sortedBy(copies, copy => JSON.stringify(copy)),
    passages: (await index.passages(ids)).map(({ start, end, speaker }) => [start, end, speaker]),
    found: (await index.findReport(rest.reportId)) === number,
  };
}

async function answerContent(index: ReportIndex, question: string, idOf: Map<number, string>) {
  const own = [...new Set(terms(foldText(question)))];
  const evidence = await index.evidence({
    terms: own.map(term => ({ term, weight: 1 })),
    vector: await plainEmbedder().embedQuery(question),
    limits: { passages: ALL, nearest: ALL, reports: ALL },
    reportIndexes: [...idOf.keys()],
  });
  const passages = await index.passages(evidence.map(({ passageId }) => passageId));
  const lines = evidence.map((candidate, i) => {
    const place = `${idOf.get(candidate.reportIndex)} ${passages[i]?.start}`;
    return `${place} ${scores(candidate)}`;
  });
  const weights = await index.termWeights(own);
  return {
    weights: weights.map(weight => weight?.toFixed(DIGITS)),
    evidence: lines.sort(),
  };
}

function scores({ passageId: _, reportIndex: __, ...values }: Evidence): string {
  return Object.values(values)
    .map(value => value.toFixed(DIGITS))
    .join(' ');
}

function sortedBy<T>(items: T[], key: (item: T) => string): T[] {
  return [...items].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
