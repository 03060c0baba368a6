import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReports } from '../../src/reports/read.ts';
import { foldText } from '../../src/text/fold.ts';
import { falseCharacterOf } from './samples.ts';

/** What a person found in a seed report; see the README beside it. */
interface Gold {
  file: string;
  title: string | null;
  published: string | null;
  meetingDate: string | null;
  yearAllowed?: (number | null)[];
  place: { province: string; city: string; county?: string };
  ordinal: number | null;
  chair: string;
  speakers: string[];
  keep: string[];
  drop: string[];
  once?: string[];
}

const SHARED = new URL('../../../shared/', import.meta.url).pathname;
const GOLD = path.join(SHARED, 'gold/seeds.json');
const seeds = existsSync(GOLD) ? (JSON.parse(readFileSync(GOLD, 'utf8')) as Gold[]) : [];
const matching = (text: string) => foldText(text).replaceAll(/\s/gu, '');
const matchingOrNull = (text: string | null) => (text === null ? null : matching(text));

async function read(name: string) {
  const { reports, errors } = await readReports({ name, path: path.join(SHARED, 'seeds', name) });
  expect(errors).toEqual([]);
  return reports[0]!;
}

/** The gold date, with each year that is allowed where the text has none. */
function allowedDates({ meetingDate, yearAllowed }: Gold): (string | null)[] {
  if (meetingDate === null || !yearAllowed) return [meetingDate];
  return yearAllowed.map(year => (year === null ? meetingDate : `${year}-${meetingDate}`));
}

const reason = seeds.length === 0 ? ' (skipped: there is no ../shared/gold/seeds.json here)' : '';

describe.skipIf(seeds.length === 0)(`the seed reports${reason}`, () => {
  const cases = seeds.length > 0 ? seeds : [{ file: 'none' } as Gold];

  it.each(cases)('$file has the record of the gold', async gold => {
    const report = await read(gold.file);
    const record = {
      title: matchingOrNull(report.title),
      published: report.published,
      place: report.place,
      ordinal: report.ordinal,
      chair: matchingOrNull(report.chair),
      speakers: report.speakers.map(matching).sort(),
    };
    expect(record).toEqual({
      title: matchingOrNull(gold.title),
      published: gold.published,
      place: { county: null, ...gold.place },
      ordinal: gold.ordinal,
      chair: matching(gold.chair),
      speakers: gold.speakers.map(matching).sort(),
    });
    expect(allowedDates(gold)).toContain(report.meetingDate);
  });

  it.each(cases)('$file keeps the report, drops the page, holds nothing twice', async gold => {
    const report = await read(gold.file);
    const body = matching(report.body);
    expect(gold.keep.filter(words => !body.includes(matching(words)))).toEqual([]);
    // Compared as shown, too: glosses are no longer there once the text is folded.
    const shown = report.body.toLowerCase();
    const isThere = (words: string) => body.includes(matching(words)) || shown.includes(words);
    expect(gold.drop.filter(isThere)).toEqual([]);
    const times = (gold.once ?? []).map(words => body.split(matching(words)).length - 1);
    expect(times.filter(count => count !== 1)).toEqual([]);
  });

  it.each(cases)('$file stands behind every character of its body', async gold => {
    expect(await falseCharacterOf(await read(gold.file))).toBeNull();
  });
});
