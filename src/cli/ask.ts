import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { z } from 'zod';
import { answerQuestion } from '../answer/answer.ts';
import { answerInOrder } from '../answer/batch.ts';
import type { Embedder } from '../index/embedder.ts';
import { IndexError } from '../index/format.ts';
import type { ReportIndex } from '../index/report-index.ts';
import type { PreviousQuestion } from '../search/understand.ts';
import type { Answer } from '../types.ts';
import { openGenerations, withIndex } from './index-place.ts';
import { fromHere, openEmbedder, warn } from './open.ts';
import { readSettings } from './settings.ts';

const Id = z.union([z.string(), z.number()]);
const BatchQuestion = z.object({ _id: Id, text: z.string(), after: Id.nullish() });
type Id = z.infer<typeof Id>;

/** What is printed for a question, and what the next one of the chat remembers of it. */
interface Given {
  json: object;
  text: () => string;
  remembered: PreviousQuestion;
}

type Ask = (text: string, previous: PreviousQuestion | null) => Promise<Given>;

export function askCommand(): Command {
  return new Command('ask')
    .description('Ask the index a question.')
    .argument('[question...]', 'the question')
    .option(
      '--index <folder>',
      'folder of the index (default: the database of STORE_URL, else INDEX_DIR)',
      fromHere,
    )
    .option('--batch <file>', 'questions, one JSON object {"_id","text","after"?} a line', fromHere)
    .option('--explain', 'show why: what was understood, the candidates, the bar for answering')
    .option('--json', 'print answers as JSON')
    .action(
      async (
        words: string[],
        options: { index?: string; batch?: string; explain?: true; json?: true },
        command: Command,
      ) => {
        if (words.length === 0 && !options.batch) command.error('error: a question is missing');
        const settings = readSettings();
        const embedder = await openEmbedder(settings);
        const place = { folder: options.index, onWarning: warn };
        const generations = await openGenerations(settings, embedder, place);
        const print = (id: Id | undefined, { json, text }: Given) =>
          process.stdout.write(
            options.json
              ? `${JSON.stringify(id === undefined ? json : { _id: id, ...json })}\n`
              : `${id === undefined ? '' : `[${id}]\n`}${text()}\n`,
          );
        await withIndex(generations, async index => {
          const answer = options.explain
            ? await explainer(index, embedder)
            : answerer(index, embedder);
          if (options.batch) await answerBatch(options.batch, answer, print);
          else print(undefined, await answer(words.join(' '), null));
        });
      },
    );
}

function answerer(index: ReportIndex, embedder: Embedder): Ask {
  return async (text, previous) => {
    const { answer, remembered } = await answerQuestion(index, embedder, text, previous);
    return { json: stable(answer), text: () => plainText(answer), remembered };
  };
}

/** What explains is loaded only when it is asked for. */
async function explainer(index: ReportIndex, embedder: Embedder): Promise<Ask> {
  const { explain } = await import('../answer/explain.ts');
  const { explanationText } = await import('./explain-text.ts');
  return async (text, previous) => {
    const { explanation, answered } = await explain(index, embedder, text, previous);
    const { answer, remembered } = answered;
    return {
      json: explanation,
      text: () => `${explanationText(explanation)}\n${plainText(answer)}`,
      remembered,
    };
  };
}

async function answerBatch(
  file: string,
  answer: Ask,
  print: (id: Id, given: Given) => void,
): Promise<void> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new IndexError(`${file}: no such file of questions`, { cause: error });
  });
  for await (const { question, answered } of answerInOrder(parseQuestions(text, file), answer)) {
    print(question._id, answered);
  }
}

/** Questions as far as they are asked for: those before a line that is none are still answered. */
function* parseQuestions(text: string, file: string): Generator<z.infer<typeof BatchQuestion>> {
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() !== '') yield parseQuestion(line, `${file} line ${i + 1}`);
  }
}

function parseQuestion(line: string, place: string): z.infer<typeof BatchQuestion> {
  try {
    return BatchQuestion.parse(JSON.parse(line));
  } catch (error) {
    throw new IndexError(`${place}: expected {"_id", "text"} in JSON`, { cause: error });
  }
}

/** An answer with the keys that scripts depend on, in their order. */
function stable({ status, language, quotes, reason, nearest }: Answer) {
  return {
    status,
    language,
    quotes: quotes.map(({ alike: _alike, ...quote }) => quote),
    reason,
    nearest,
  };
}

/** An answer for a terminal. */
function plainText({ status, quotes, reason, nearest, more, missing }: Answer): string {
  const where = (parts: (string | null)[]) => parts.filter(part => part !== null).join(' · ');
  if (status === 'answered') {
    const lines = quotes.flatMap(quote => [
      `${quote.n}. “${quote.text}”`,
      `   — ${where([quote.title, quote.date, quote.place, quote.speaker])}`,
      `   ${quote.file} [${quote.start}, ${quote.end})${quote.url ? ` ${quote.url}` : ''}`,
      ...sameText([...quote.copies, ...quote.alike]),
    ]);
    return [...lines, ...(more > 0 ? [`${more} more reports speak of it.`] : [])].join('\n');
  }
  const others = nearest.map(report => `   ${where([report.title, report.date, report.place])}`);
  return [
    `Not in these reports (${reason}${missing === null ? '' : `: ${missing}`}).`,
    ...(others.length > 0 ? ['Nearest:'] : []),
    ...others,
  ].join('\n');
}

/** Where else a text stands, the same or almost. */
function sameText(files: string[]): string[] {
  return files.length > 0 ? [`   same text in ${files.length} more: ${files.join(', ')}`] : [];
}
