import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LiveIndex } from '../../src/index/live.ts';
import { startBuilder } from './builder.ts';
import { plainEmbedder } from './child/embedder.js';
import { goldenAnswer, QUESTIONS } from './golden.ts';
import { copyOf, type Lab, setUpLab, tearDownLab, writeReports } from './lab.ts';
import { sized } from './size.ts';
import { Tally } from './tally.ts';

const REBUILDS = sized(6, 20);
const QUESTIONS_A_SECOND = 5;
const POLL_MS = 100;
/** So long does the vector of a question take: most questions are under way when a swap comes. */
const EMBEDDING_MS = 150;

let lab: Lab;
beforeAll(async () => {
  lab = await setUpLab();
});
afterAll(() => tearDownLab(lab));

const slowly = plainEmbedder({
  embedQuery: async text => {
    await wait(EMBEDDING_MS);
    return plainEmbedder().embedQuery(text);
  },
});

/** Generations of an index folder of which this process has a file open. */
function heldGenerations(folder: string): string[] {
  if (!existsSync('/proc/self/fd')) return [];
  const held = new Set<string>();
  for (const descriptor of readdirSync('/proc/self/fd')) {
    try {
      const file = readlinkSync(`/proc/self/fd/${descriptor}`);
      const found = /gen-\d+/u.exec(file.startsWith(folder) ? file : '');
      if (found) held.add(found[0]);
    } catch {
      // Closed meanwhile.
    }
  }
  return [...held].sort();
}

describe('an index that is rebuilt while it is asked', () => {
  it('answers every question from one generation, and closes those it has left', async () => {
    const asked = new Tally('questions during rebuilds');
    const rebuilt = new Tally('rebuilds while questions are asked');
    const folder = await copyOf(lab);
    const refusals: string[] = [];
    const onRefused = (generation: number, reason: string) =>
      refusals.push(`${generation}: ${reason}`);
    const live = await LiveIndex.open(folder, plainEmbedder(), { pollMs: POLL_MS, onRefused });
    const versions = new Map<number, 'old' | 'new'>([[1, 'old']]);
    const expected = {
      old: [lab.old.split('\n')],
      new: lab.new.map(answers => answers.split('\n')),
    };
    const answers: { question: number; given: Promise<[generation: number, answer: string]> }[] =
      [];
    const timer = setInterval(() => {
      const question = answers.length % QUESTIONS.length;
      const given = live.use(
        async (index): Promise<[number, string]> => [
          index.generation,
          await goldenAnswer(index, QUESTIONS[question] ?? '', slowly),
        ],
      );
      given.catch(() => {});
      answers.push({ question, given });
    }, 1000 / QUESTIONS_A_SECOND);
    for (let i = 0; i < REBUILDS; i++) {
      const version = i % 2 === 0 ? 'new' : 'old';
      await rebuilt.check(`rebuild ${i + 1}`, async () => {
        await writeReports(lab.reports, version);
        const builder = startBuilder([{ indexFolder: folder, reports: lab.reports, full: i > 9 }]);
        const [outcome] = await builder.outcomes;
        if (!outcome?.generation) throw new Error(outcome?.error ?? 'the builder ended');
        versions.set(outcome.generation, version);
        await wait(3 * POLL_MS);
        await live.refresh();
        if (live.generation !== outcome.generation) throw new Error(`serving ${live.generation}`);
        return version;
      });
    }
    clearInterval(timer);
    for (const [i, { question, given }] of answers.entries()) {
      await asked.check(`question ${i + 1}`, async () => {
        const [generation, answer] = await given;
        const version = versions.get(generation);
        if (!version) throw new Error(`generation ${generation} was never built`);
        const isRight = expected[version].some(all => all[question] === answer);
        if (!isRight) throw new Error(`not the answer of generation ${generation} (${version})`);
        return `from ${version}`;
      });
    }
    const held = heldGenerations(folder);
    live.close();
    rebuilt.end();
    asked.end();
    expect(refusals).toEqual([]);
    expect(held.length).toBeLessThanOrEqual(1);
    expect(heldGenerations(folder)).toEqual([]);
  });
});
