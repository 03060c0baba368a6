import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stretchesOf } from '../../src/reader/report/removed-part.ts';
import { SourceReader } from '../../src/reader/report/source-reader.ts';
import { sha256 } from '../../src/text/hash.ts';
import { source } from '../helpers/report.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

it('cuts a source where rules begin and end, without losing a character', () => {
  const spans = fc.array(
    fc.record({
      start: fc.nat({ max: 30 }),
      length: fc.integer({ min: 1, max: 15 }),
      rule: fc.constantFrom('title', 'editor-line', 'tail'),
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 30 }), spans, (text, given) => {
      const dropped = given.map(({ start, length, rule }) => ({
        start,
        end: start + length,
        rule,
      }));
      const stretches = stretchesOf(text, dropped);

      expect(stretches.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
      for (const { start, end, rules } of stretches) {
        for (let at = start; at < end; at++) {
          const there = dropped.filter(span => span.start <= at && at < span.end);
          expect([...rules].sort()).toEqual([...new Set(there.map(({ rule }) => rule))].sort());
        }
      }
    }),
  );
});

it('reads sources one after the other and turns away whom it would keep waiting', async () => {
  const folder = await tempFolder();
  const text = '会议要求，各区要加强巡查。';
  await writeFile(path.join(folder, 'report.txt'), text);
  const reader = new SourceReader(path.join(folder, 'index'));
  const kept = source({ sha256: sha256(text) });
  const answers = await Promise.all(Array.from({ length: 9 }, () => reader.read(kept)));

  expect(answers.filter(answer => answer === text).length).toBeGreaterThan(1);
  expect(answers.filter(answer => answer === null).length).toBeGreaterThan(1);
  expect(await reader.read(kept)).toBe(text);
});

it('does not show a source that is gone or has changed', async () => {
  const folder = await tempFolder();
  await writeFile(path.join(folder, 'report.txt'), '会议要求，各区要加强巡查。');
  const reader = new SourceReader(path.join(folder, 'index'));

  expect(await reader.read(source())).toBeNull();
  expect(await reader.read(source({ path: '../gone.txt' }))).toBeNull();
});
