import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const MEASURES = [
  '各学校要落实晨午检制度，食堂每天消毒两次，不得遗漏。',
  '堤防每两小时巡查一遍，发现险情立即上报，转移群众不漏一人。',
  '商场超市要做好消毒通风，员工每48小时检测一次。',
];

/**
 * Write short reports that never change, so that what changes beside them is little enough for an
 * incremental build.
 */
export async function writeStanding(folder: string, count: number): Promise<void> {
  const lines = Array.from({ length: count }, (_, i) => {
    const text = `第${i}号会议纪要。会议指出，第${7 * i}项工作由第${i % 9}组负责，${MEASURES[i % MEASURES.length]}`;
    return `${JSON.stringify({ _id: `s${i}`, text })}\n`;
  });
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'standing.jsonl'), lines.join(''));
}
