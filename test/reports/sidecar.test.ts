import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashFile } from '../../src/reports/files.ts';
import { readReports } from '../../src/reports/read.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const TEXT =
  '我市召开防汛会议\n6月2日，我市召开防汛会议。会议要求，各水库二十四小时值守，水位每小时一报。\n';

describe('a sidecar', () => {
  let folder: string;
  let file: { path: string; name: string };

  beforeEach(async () => {
    folder = path.join(await tempFolder(), 'reports');
    await mkdir(folder, { recursive: true });
    file = { path: path.join(folder, 'flood.txt'), name: 'flood.txt' };
    await writeFile(file.path, TEXT);
  });

  const beside = (name: string, yaml: string) => writeFile(path.join(folder, name), yaml);

  it.each(['flood.txt.meta.yml', 'flood.meta.yml'])('named %s replaces fields', async name => {
    await beside(name, 'meetingDate: "2021-06-02"\nplace: {city: 云岭市}\nchair: 李向阳\n');
    const { reports, errors } = await readReports(file);
    expect(errors).toEqual([]);
    expect(reports[0]).toMatchObject({
      title: '我市召开防汛会议',
      meetingDate: '2021-06-02',
      dateInferred: false,
      place: { province: null, city: '云岭市', county: null },
      chair: '李向阳',
    });
  });

  it('says whose meeting it was, its name and what people are', async () => {
    await beside(
      'flood.meta.yml',
      'level: county\nmeetingName: 防汛夜会\nroles: {李向阳: 副市长}\n',
    );
    const { reports } = await readReports(file);
    expect(reports[0]).toMatchObject({
      level: 'county',
      meetingName: '防汛夜会',
      roles: [{ person: '李向阳', role: '副市长' }],
    });
  });

  it('takes away where a field was read that a person gave', async () => {
    const fieldsRead = async () =>
      (await readReports(file)).reports[0]?.readings.map(({ field }) => field);
    expect(await fieldsRead()).toContain('meetingDate');
    await beside('flood.meta.yml', 'meetingDate: "2021-06-02"\n');
    expect(await fieldsRead()).not.toContain('meetingDate');
    expect(await fieldsRead()).toContain('meetingName');
  });

  it.each([
    ['a level that there is not', 'level: country', /level/u],
    ['roles that are a list', 'roles: [副市长]', /roles/u],
    ['an unknown field', 'chairman: 李向阳', /chairman/u],
    ['a date in another form', 'published: 2021年6月2日', /YYYY-MM-DD/u],
    ['a number for a name', 'chair: 7', /chair/u],
    ['no YAML', 'chair: [', /not YAML/u],
  ])('with %s is refused by its name', async (_, yaml, reason) => {
    await beside('flood.meta.yml', yaml);
    const { reports, errors } = await readReports(file);
    expect(reports).toEqual([]);
    expect(errors.map(error => error.message)).toEqual([
      expect.stringMatching(/^flood\.meta\.yml: /u),
    ]);
    expect(errors[0]?.message).toMatch(reason);
  });

  it('counts as part of the file when the index asks what changed', async () => {
    const before = await hashFile(file);
    await beside('flood.meta.yml', 'chair: 李向阳\n');
    expect(await hashFile(file)).not.toBe(before);
  });
});
