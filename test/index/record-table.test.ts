import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Catalog } from '../../src/index/catalog/catalog.ts';
import { CatalogWriter } from '../../src/index/catalog/catalog-write.ts';
import type { RecordFilter } from '../../src/index/report-index.ts';
import type { Report } from '../../src/types.ts';
import { report } from '../helpers/report.ts';
import { stubIndex } from '../helpers/stub-index.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const DATES = [null, '05-05', '12-31', '2021-05-05', '2022-05-05', '2022-05-06', '2022-12-01'];
const CITIES = [null, '晋中市', '长治市', '雲嶺市'];
const PEOPLE = ['吴俊清', '常书铭', '溫良玉'];
const TITLES = [null, '晋中市召开会议', '吴俊清调研', '長治防汛', 'Meeting\n2'];

const reports = fc.array(
  fc
    .record({
      title: fc.constantFrom(...TITLES),
      meetingDate: fc.constantFrom(...DATES),
      published: fc.constantFrom(null, '2022-05-06', '2020-01-01'),
      ordinal: fc.constantFrom(null, 3, 97),
      city: fc.constantFrom(...CITIES),
      chair: fc.constantFrom(null, ...PEOPLE),
      speakers: fc.subarray(PEOPLE),
    })
    .map(({ city, ...fields }) =>
      report({ ...fields, place: { province: null, city, county: null } }),
    ),
  { maxLength: 12 },
);
const part = fc.option(fc.nat({ max: 12 }), { nil: null });
const filters: fc.Arbitrary<RecordFilter> = fc.record(
  {
    places: fc.subarray(['晋中', '长治', '云岭', '太原']),
    ordinals: fc.subarray([3, 97, 98]),
    dates: fc.array(
      fc.record({ year: fc.constantFrom(null, 2021, 2022), month: part, day: part }),
      { maxLength: 2 },
    ),
    people: fc.subarray(['吴俊清', '温良玉', '会议']),
  },
  { requiredKeys: [] },
);

/** The catalog of some reports, written and opened. */
async function catalogOf(all: Report[]): Promise<Catalog> {
  const file = path.join(await tempFolder(), 'catalog.sqlite');
  const writer = new CatalogWriter(file);
  writer.putFile({ fileId: 0, name: 'a.txt', path: 'a.txt', sha256: '0' });
  const signature = new Uint32Array(80);
  for (const [i, one] of all.entries()) {
    writer.add({ ...one, reportId: `${i}` }, [], { fileId: 0, signature });
  }
  writer.close();
  return new Catalog(file);
}

describe('the table of records', () => {
  it('gives the reports that fit, the newest first, as looking at each would', async () => {
    await fc.assert(
      fc.asyncProperty(reports, fc.array(filters, { maxLength: 8 }), async (all, asked) => {
        const catalog = await catalogOf(all);
        const table = await catalog.readRecords();
        const each = stubIndex(all);

        for (const filter of [{}, ...asked]) {
          expect(table.fitting(filter)).toEqual(await each.reportsFitting(filter));
        }
        expect(table.peopleAmong(['温良玉', '常书铭', '会议'])).toEqual(
          await each.peopleAmong(['温良玉', '常书铭', '会议']),
        );
        expect(new Map([...table.placeCounts()].sort())).toEqual(
          new Map([...(await each.placeCounts())].sort()),
        );
        catalog.close();
      }),
      { numRuns: 60 },
    );
  });

  it('is read in parts', async () => {
    const all = Array.from({ length: 10_001 }, (_, i) =>
      report({ title: `${i}`, ordinal: i, meetingDate: '2022-05-05' }),
    );
    const catalog = await catalogOf(all);

    const table = await catalog.readRecords();

    expect(table.fitting({})).toEqual(all.map((_, i) => i));
    expect(table.fitting({ ordinals: [0, 5_000, 10_000] })).toEqual([0, 5_000, 10_000]);
    catalog.close();
  });
});
