import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { IndexError } from '../index/format.ts';
import type { Measured } from './benchmark.ts';

const Expectation = z
  .strictObject({
    /** What was measured when the line was written. */
    value: z.number(),
    /** Less than this is a failure. */
    least: z.number().optional(),
    /** More than this is a failure. */
    most: z.number().optional(),
  })
  .refine(({ value, least = value, most = value }) => least <= value && value <= most);
const Expected = z.record(z.string(), z.record(z.string(), Expectation));

export type Expectation = z.infer<typeof Expectation>;
/** What is expected, by setting and number. */
export type Expected = z.infer<typeof Expected>;

/** A number that is outside of what is accepted, or was not measured (null). */
export interface Shortfall extends Expectation {
  setting: string;
  number: string;
  measured: number | null;
}

/** Numbers that differ from run to run and from machine to machine. */
const OF_THE_MACHINE = /^(?:latency\.|index\.(?:seconds|peakRssMiB))/u;
const DECIMALS = 3;

/** Read a file of expectations. Throws IndexError when it is none. */
export async function readExpected(file: string): Promise<Expected> {
  try {
    return Expected.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new IndexError(
      `${file} is no table of expected numbers: {"setting":{"number":{"value","least"?,"most"?}}}`,
      { cause: error },
    );
  }
}

/** The numbers of the settings that were measured and are worse than is accepted. */
export function shortfalls(measured: Measured, expected: Expected): Shortfall[] {
  return Object.entries(expected)
    .filter(([setting]) => setting in measured)
    .flatMap(([setting, numbers]) =>
      Object.entries(numbers).map(([number, expectation]) => ({
        ...expectation,
        setting,
        number,
        measured: measured[setting]?.[number] ?? null,
      })),
    )
    .filter(({ measured: value, least = value, most = value }) => {
      // Written so that a number that is none fails as well.
      return value === null || !(value >= (least ?? value) && value <= (most ?? value));
    });
}

/** A shortfall in one line. */
export function shortfallText({ setting, number, measured, value, least, most }: Shortfall) {
  const name = `${setting} ${number}`;
  if (measured === null) return `${name} was not measured; ${value} is expected`;
  const bound = least !== undefined && !(measured >= least) ? `below ${least}` : `above ${most}`;
  return `${name} is ${rounded(measured)}, ${bound} (${value} is expected)`;
}

/**
 * Lines for the file of expectations, by setting, for numbers that are not as expected there: with
 * the same room to both sides. Nobody writes them but a person who means it.
 */
export function newLines(measured: Measured, expected: Expected): Record<string, string[]> {
  const lines: Record<string, string[]> = {};
  for (const [setting, numbers] of Object.entries(measured)) {
    for (const [number, value] of Object.entries(numbers)) {
      if (OF_THE_MACHINE.test(number)) continue;
      const known = expected[setting]?.[number];
      if (known && rounded(known.value) === rounded(value)) continue;
      const moved = { value, ...movedBounds(known, value) };
      const parts = Object.entries(moved).map(([name, part]) => `"${name}": ${rounded(part)}`);
      lines[setting] = [...(lines[setting] ?? []), `"${number}": { ${parts.join(', ')} }`];
    }
  }
  return lines;
}

function movedBounds(known: Expectation | undefined, value: number) {
  const move = (bound: number | undefined) =>
    known === undefined || bound === undefined ? undefined : value + bound - known.value;
  const [least, most] = [move(known?.least), move(known?.most)];
  return { ...(least !== undefined && { least }), ...(most !== undefined && { most }) };
}

function rounded(value: number): number {
  return Number(value.toFixed(DECIMALS));
}
