import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { IndexError } from '../index/format.ts';
import type { ReportIndex } from '../index/report-index.ts';
import { foldText } from '../text/fold.ts';

/** A line of a file of questions; `field` is where the question stands. */
const questionIn = (field: string) =>
  z
    .object({ _id: z.string(), answer: z.string(), [field]: z.string() })
    .transform(({ _id = '', answer = '', [field]: text = '' }) => ({ _id, answer, text }));
const AbsentQuestion = z.object({ text: z.string() });

/** A question of a benchmark, with what the corpus holds for it. */
export interface JudgedQuestion {
  text: string;
  /** Beginning of the answer, folded, without white space. */
  answer: string;
  passages: ReadonlySet<number>;
  reports: ReadonlySet<number>;
}

/** Questions of a benchmark, and how many of it are left out for want of a relevant passage. */
export interface Judged {
  questions: JudgedQuestion[];
  unsplit: number;
}

/** So much of an answer must stand in a passage or quote. */
const ANSWER_CHARACTERS = 30;

/** How texts are compared: folded, without white space. */
export function comparable(text: string): string {
  return foldText(text).replaceAll(/\s/gu, '');
}

/**
 * Questions with their relevant passages: those of the judged reports in which the beginning of
 * the answer stands. `unsplit` counts questions without one. `field` names where a question stands, when
 * the file has it in several scripts or languages.
 */
export async function judgedQuestions(
  index: ReportIndex,
  queriesFile: string,
  qrelsFile: string,
  field = 'text',
): Promise<Judged> {
  const rows = await jsonLines(queriesFile, questionIn(field));
  const judgements = await readQrels(qrelsFile);
  const reportOf = await reportsByExternalId(index);
  const questions: JudgedQuestion[] = [];
  for (const { _id, text, answer } of rows) {
    const beginning = comparable(answer).slice(0, ANSWER_CHARACTERS);
    const reports = new Set((judgements.get(_id) ?? []).flatMap(id => reportOf.get(id) ?? []));
    const passages = new Set<number>();
    for (const record of await index.records([...reports])) {
      const body = await index.body(record.reportIndex);
      for (let i = 0; i < record.passageCount; i++) {
        const [passage] = await index.passages([record.firstPassage + i]);
        if (passage && comparable(body.slice(passage.start, passage.end)).includes(beginning)) {
          passages.add(passage.passageId);
        }
      }
    }
    if (passages.size > 0) questions.push({ text, answer: beginning, passages, reports });
  }
  return { questions, unsplit: rows.length - questions.length };
}

/** Questions that the corpus does not answer. */
export async function absentQuestions(file: string): Promise<string[]> {
  return (await jsonLines(file, AbsentQuestion)).map(({ text }) => text);
}

/** The objects of a file that has one a line. Throws IndexError with file and line. */
export async function jsonLines<T>(file: string, schema: z.ZodType<T>): Promise<T[]> {
  const lines = (await readText(file)).split('\n').filter(line => line.trim() !== '');
  return lines.map((line, i) => {
    try {
      return schema.parse(JSON.parse(line));
    } catch (error) {
      throw new IndexError(`${file} line ${i + 1} is not a question`, { cause: error });
    }
  });
}

async function readQrels(file: string): Promise<Map<string, string[]>> {
  const judged = new Map<string, string[]>();
  for (const line of (await readText(file)).split('\n').slice(1)) {
    const [query, report, score] = line.trim().split('\t');
    if (!query || !report || Number(score ?? 1) <= 0) continue;
    judged.set(query, [...(judged.get(query) ?? []), report]);
  }
  return judged;
}

function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new IndexError(`${file}: no such file`, { cause: error });
  });
}

async function reportsByExternalId(index: ReportIndex): Promise<Map<string, number>> {
  const reports = new Map<string, number>();
  for (const reportIndex of await index.reportIndexes()) {
    for (const { externalId } of await index.sources(reportIndex)) {
      if (externalId !== null) reports.set(externalId, reportIndex);
    }
  }
  return reports;
}
