import type { Hit } from '../search/hit.ts';

/** What of a question's hits tells whether they answer it; larger speaks for answering. */
export interface AnswerSignals {
  /** Score of the best hit. */
  best: number;
  /** How far the best hit is ahead of the best one of any other report; all of it when alone. */
  lead: number;
  /** Mean score of the best five hits. */
  bestFive: number;
  /** Share of the question's weight in the best hit, 0…1. */
  coverage: number;
  /** Share of the question's weight in the report of the best hit, 0…1. */
  reportCoverage: number;
  /** Largest share of the question's weight that stands in one report, 0…1. */
  mostReportCoverage: number;
  /** Cosine of question and best hit. */
  dense: number;
  /** Largest cosine of question and any hit. */
  mostDense: number;
  /** Agreement of the question with the record of the best hit's report. */
  agreement: number;
}

const FEW = 5;

/** The signals of hits, best first; all 0 when there is none. */
export function answerSignals(hits: Hit[]): AnswerSignals {
  const [best] = hits;
  const other = hits.find(hit => hit.reportIndex !== best?.reportIndex);
  const few = hits.slice(0, FEW);
  return {
    best: best?.score ?? 0,
    lead: (best?.score ?? 0) - (other?.score ?? 0),
    bestFive: few.reduce((sum, hit) => sum + hit.score, 0) / (few.length || 1),
    coverage: best?.features.coverage ?? 0,
    reportCoverage: best?.features.reportCoverage ?? 0,
    mostReportCoverage: Math.max(0, ...hits.map(hit => hit.features.reportCoverage)),
    dense: best?.features.dense ?? 0,
    mostDense: Math.max(0, ...hits.map(hit => hit.features.dense)),
    agreement: best?.features.agreement ?? 0,
  };
}
