import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { buildIndex } from '../../src/index/build.ts';
import { LiveIndex } from '../../src/index/live.ts';
import { liveCorpus } from '../../src/telegram/live-corpus.ts';
import { jsonLines } from '../helpers/built-index.ts';
import { fakeEmbedder } from '../helpers/fake-embedder.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const embedder = fakeEmbedder();
const DIKE = '市防汛指挥部要求，堤防每两小时巡查一遍，发现险情立即上报。';
const SCHOOL = '会议要求，各学校要落实晨午检制度，食堂每天消毒两次，不得遗漏。';

it('remembers the reports of an answer by their ids, whatever their numbers become', async () => {
  const root = await tempFolder();
  const [reports, indexFolder] = [path.join(root, 'reports'), path.join(root, 'index')];
  await mkdir(reports);
  const build = () => buildIndex({ inputs: [reports], indexFolder, embedder, full: true });
  await writeFile(path.join(reports, 'b.jsonl'), jsonLines([SCHOOL]));
  await build();
  const live = await LiveIndex.open(indexFolder, embedder, { pollMs: 1_000_000 });
  const { ask } = liveCorpus(live, embedder);
  const first = await ask('学校食堂每天消毒几次？', null);
  expect(first.remembered.reportIds).toHaveLength(1);

  // Sorted before the report that was quoted, which so becomes another number.
  await writeFile(path.join(reports, 'a.jsonl'), jsonLines([DIKE]));
  await build();
  await live.refresh();
  const again = await ask('学校食堂每天消毒几次？', first.remembered);

  const body = await live.use(async index =>
    index.body((await index.findReport(again.remembered.reportIds[0] ?? '')) ?? -1),
  );
  expect(body).toBe(SCHOOL);

  // Gone from the reports, and from what is remembered.
  await writeFile(path.join(reports, 'b.jsonl'), jsonLines([DIKE]));
  await build();
  await live.refresh();
  expect((await ask('堤防多久巡查一遍？', again.remembered)).answer.status).toBe('answered');
  live.close();
});
