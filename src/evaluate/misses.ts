import { answerFrom, consider } from '../answer/answer.ts';
import type { Embedder } from '../index/embedder.ts';
import type { ReportIndex } from '../index/report-index.ts';
import type { Answer } from '../types.ts';
import { comparable, type JudgedQuestion } from './questions.ts';

/** A passage of a miss: its place in the ranking (1 is first) and its words. */
export interface RankedPassage {
  rank: number;
  score: number;
  title: string | null;
  text: string;
}

/** A question whose first quote does not hold the answer. */
export interface Miss {
  question: string;
  /** The answer as far as it is looked for, folded. */
  expected: string;
  /** What was quoted first; null when nothing was. */
  quoted: string | null;
  reason: Answer['reason'];
  top: RankedPassage | null;
  /** The best passage that holds the answer; null when none is among the candidates. */
  right: RankedPassage | null;
}

/** The first questions, `most` at most, whose first quote was wrong, with what came instead. */
export async function findMisses(
  index: ReportIndex,
  embedder: Embedder,
  questions: JudgedQuestion[],
  most: number,
): Promise<Miss[]> {
  const misses: Miss[] = [];
  for (const question of questions) {
    if (misses.length >= most) break;
    const considered = await consider(index, embedder, question.text);
    const { answer } = await answerFrom(considered);
    const quoted = answer.quotes[0]?.text ?? null;
    if (quoted !== null && comparable(quoted).includes(question.answer)) continue;
    const { found } = considered;
    const passage = async (at: number): Promise<RankedPassage | null> => {
      const hit = found.hits[at];
      if (!hit) return null;
      const [record] = await index.records([hit.reportIndex]);
      const text = await index.passageText(hit.passageId);
      return { rank: at + 1, score: hit.score, title: record?.title ?? null, text };
    };
    misses.push({
      question: question.text,
      expected: question.answer,
      quoted,
      reason: answer.reason,
      top: await passage(0),
      right: await passage(found.hits.findIndex(hit => question.passages.has(hit.passageId))),
    });
  }
  return misses;
}
