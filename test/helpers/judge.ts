import { readFile } from 'node:fs/promises';
import { comparable } from '../../src/evaluate/questions.ts';
import type { Answer } from '../../src/types.ts';
import { runYinju } from './run-yinju.ts';

interface GoldQuestion {
  _id: string;
  text: string;
  kind: string;
  /** Files that may be quoted; none when the question has no answer. */
  reports: string[];
  /** One of these must stand in a quote. */
  quoteContainsAny: string[];
}

/** Index the reports with the shipped model, ask all questions, and say which are answered wrong. */
export async function judge(
  questionsFile: string,
  reports: string,
  index: string,
): Promise<{ right: number; wrong: string[] }> {
  await runYinju(['index', '--reports', reports, '--index', index]);
  const run = await runYinju(['ask', '--index', index, '--batch', questionsFile, '--json']);
  const answers = jsonLines<Answer & { _id: string }>(run.stdout);
  const questions = jsonLines<GoldQuestion>(await readFile(questionsFile, 'utf8'));
  const wrong: string[] = [];
  for (const question of questions) {
    const answer = answers.find(({ _id }) => _id === question._id);
    if (answer && isRight(question, answer)) continue;
    const quoted = answer?.quotes.map(({ file, text }) => `${file}: ${text.slice(0, 40)}`);
    wrong.push(`${question._id} ${question.text} → ${answer?.reason ?? quoted?.join(' | ')}`);
  }
  return { right: questions.length - wrong.length, wrong };
}

function isRight({ kind, reports, quoteContainsAny }: GoldQuestion, answer: Answer): boolean {
  if (reports.length === 0) return answer.status === 'not_found';
  const files = new Set(answer.quotes.map(({ file }) => file));
  const quotes = answer.quotes.map(({ text }) => comparable(text));
  const needed = kind === 'list' || kind === 'compare' ? Math.min(2, reports.length) : 1;
  return (
    files.size >= needed &&
    [...files].every(file => reports.includes(file)) &&
    quoteContainsAny.some(words => quotes.some(quote => quote.includes(comparable(words))))
  );
}

function jsonLines<T>(text: string): T[] {
  return text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line) as T);
}
