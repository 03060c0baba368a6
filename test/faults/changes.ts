import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { makeZip } from '../helpers/zip.ts';

const NAMES = ['a.txt', 'b.txt', 'c.md', 'sub/d.txt', 'e.jsonl', 'f.zip'];
/**
 * What a person corrects: a text that no other file has. Of copies, the first that was read says what
 * they are called, so that their names depend on the order of builds.
 */
const CORRECTED = 'g.txt';
const MEASURES = [
  '各学校要落实晨午检制度，食堂每天消毒两次，不得遗漏。',
  '堤防每两小时巡查一遍，发现险情立即上报，转移群众不漏一人。',
  '商场超市要做好消毒通风，员工每48小时检测一次。',
  '药店销售退烧药品要登记，每人每天限购两盒。',
  '企业复工前要开展安全检查，危险化学品由专人看管。',
  '景区每天接待游客不得超过承载量的一半，入口要测温。',
];
const TITLES = ['更正的标题', '又一个标题', null];

/** Something that happens to a folder of reports, or a build that is stopped. */
export type Change =
  | { kind: 'write'; name: string; texts: number[] }
  | { kind: 'remove'; name: string }
  | { kind: 'rename'; name: string; to: string }
  /** A person corrects the title in a sidecar, or takes that back. */
  | { kind: 'correct'; title: string | null }
  | { kind: 'stop'; afterBatches: number };

const name = fc.constantFrom(...NAMES);
const texts = fc.array(fc.nat(MEASURES.length - 1), { minLength: 1, maxLength: 3 });
const kind = <Kind extends Change['kind']>(given: Kind) => fc.constant(given);

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: kind('write'),
      name: fc.constantFrom(...NAMES, CORRECTED),
      texts,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: kind('remove'), name }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('rename'), name, to: name }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: kind('correct'), title: fc.constantFrom(...TITLES) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: kind('stop'), afterBatches: fc.nat(3) }) },
);

/** Every inner array is what happens between two builds. */
export const changes = fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 5,
});

/** Make a change in a folder of reports; `stop` starts a build and stops it. */
export async function make(
  given: Change,
  reports: string,
  stop: (afterBatches: number) => Promise<void>,
): Promise<void> {
  if (given.kind === 'stop') return stop(given.afterBatches);
  if (given.kind === 'correct') return correct(path.join(reports, CORRECTED), given.title);
  const file = path.join(reports, given.name);
  await mkdir(path.dirname(file), { recursive: true });
  if (given.kind === 'write') return writeFile(file, content(given.name, given.texts));
  if (given.kind === 'remove') return rm(file, { force: true });
  if (path.extname(given.to) !== path.extname(given.name)) return;
  const to = path.join(reports, given.to);
  await mkdir(path.dirname(to), { recursive: true });
  // A file that is not there stays so.
  await rename(file, to).catch(() => {});
}

async function correct(file: string, title: string | null): Promise<void> {
  const sidecar = `${file}.meta.yml`;
  await (title === null ? rm(sidecar, { force: true }) : writeFile(sidecar, `title: ${title}\n`));
}

function content(file: string, numbers: number[]): string | Buffer {
  const reports = numbers.map(number => reportText(number, file === CORRECTED));
  if (file.endsWith('.zip')) {
    return makeZip(reports.map((data, i) => ({ name: `${i}.txt`, data })));
  }
  if (!file.endsWith('.jsonl')) return reports[0] ?? '';
  return reports.map((text, i) => `${JSON.stringify({ _id: `r${i}`, text })}\n`).join('');
}

function reportText(number: number, isOwn: boolean): string {
  const place = isOwn ? '桐坪县' : number % 2 === 0 ? '云岭市' : '河湾区';
  return `${place}召开会议\n2022年6月1${number}日，${place}召开工作会议。会议要求，${MEASURES[number]}`;
}
