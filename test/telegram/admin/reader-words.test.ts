import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReports } from '../../../src/reports/read.ts';
import { warningsOf } from '../../../src/reports/warnings.ts';
import { readerPlace, readerWords } from '../../../src/telegram/admin/uploads/reader-words.ts';
import type { BotContext } from '../../../src/telegram/context.ts';
import { createLanguages } from '../../../src/telegram/languages.ts';
import { adminChat, reportText, testKeeper, tree } from '../../helpers/admin-chat.ts';
import { report } from '../../helpers/report.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const BAD = path.resolve(import.meta.dirname, '../../../../shared/badinput');
const languages = createLanguages({ language: async () => null });
const chinese = {
  t: (id: string, values: object) => languages.t('zh-Hans', id, values as never),
} as never as BotContext;

it('says where a problem is in the words of who sent the file', () => {
  expect(readerPlace(chinese, 'two.jsonl line 2')).toBe('two.jsonl 第 2 行');
  expect(readerPlace(chinese, 'line 2.txt')).toBe('line 2.txt');
});

it('has words for every warning', () => {
  const nowhere = { province: null, city: null, county: null };
  const doubtful = [
    report({ title: null, published: null, meetingDate: null, place: nowhere }),
    report({ meetingDate: '05-12' }),
    report({ meetingDate: '2022-05-12', published: '2022-05-11' }),
    report({ body: '\ufffd\ufffd', dropped: [{ start: 0, end: 999, rule: 'x' }] }),
  ];
  const said = doubtful.flatMap(warningsOf);

  expect(said.length).toBeGreaterThan(6);
  for (const warning of said) expect(readerWords(chinese, warning)).toMatch(/^[^a-z]+$/u);
});

it('shows what it has no words for as it is', () => {
  expect(readerWords(chinese, 'something new')).toBe('something new');
});

/** Files of a set that were made to break readers. */
const badFiles = existsSync(BAD)
  ? readdirSync(BAD, { recursive: true, encoding: 'utf8' })
      .filter(name => /\.(?:txt|docx|pdf|html|xml)$/u.test(name))
      .filter((_, index) => index % 5 === 0)
  : [];

describe('bad files', () => {
  it.skipIf(badFiles.length === 0)(
    `are a record or one clear line, and nothing stays of a refused one (${badFiles.length} files; skipped without ../shared/badinput)`,
    async () => {
      const { keeper, corpus } = await testKeeper({ 'first.txt': reportText(1) });
      const chat = await adminChat({ keeper, corpus });
      for (const name of badFiles) {
        const before = chat.texts().length;
        await chat.send(name, readFileSync(path.join(BAD, name)));
        const [said = '', ...more] = chat.texts().slice(before);

        expect(more, name).toEqual([]);
        if (/^(?:没有收下|这种文件)/u.test(said)) expect(said.split('\n'), name).toHaveLength(1);
        else expect(chat.calls.at(-1)?.payload.reply_markup, name).toBeDefined();
      }
      const asked = chat.texts().filter(text => !/^(?:没有收下|这种文件)/u.test(text)).length;
      expect(Object.keys(await tree(keeper.asideFolder))).toHaveLength(asked);
      expect(Object.keys(await tree(keeper.reportsFolder))).toEqual(['first.txt']);
    },
    120_000,
  );
});

it('has words for what is wrong with lines', async () => {
  const file = path.join(await tempFolder(), 'a.jsonl');
  writeFileSync(file, 'no json\n{"no":"text"}\n');
  const { errors } = await readReports({ path: file, name: 'a.jsonl' });

  for (const { reason } of errors) expect(readerWords(chinese, reason)).toMatch(/^不是含有/u);
});
