import { access, constants, stat } from 'node:fs/promises';
import { lineOf } from '../../index/format.ts';
import { findReportFiles, type ReportFile } from '../../reports/files.ts';
import { ago, type Finding, failure, good, warning } from './finding.ts';

/** Whether there are reports and they can be read. */
export async function checkReports(folder: string): Promise<Finding> {
  const about = 'reports';
  let files: ReportFile[];
  try {
    files = await findReportFiles([folder]);
  } catch (error) {
    const remedy = 'make the folder, or set REPORTS_DIR to the one that has the reports';
    return failure(about, lineOf(error), remedy);
  }
  if (files.length === 0) {
    const remedy = 'put reports there, or set REPORTS_DIR to the folder that has them';
    return failure(about, `no reports in ${folder}`, remedy);
  }
  const unreadable: string[] = [];
  let newest: { name: string; time: number } = { name: '', time: 0 };
  for (const file of files) {
    const time = await timeOf(file.path);
    if (time === null) unreadable.push(file.name);
    else if (time > newest.time) newest = { name: file.name, time };
  }
  if (unreadable.length > 0) {
    const message = `${unreadable.length} of ${files.length} files cannot be read: ${unreadable[0]}`;
    const remedy =
      'let the user that runs this read them (chmod u+r); they are left out until then';
    return warning(about, message, remedy);
  }
  const age = ago(Date.now() - newest.time);
  return good(about, `${files.length} files in ${folder}, the newest ${newest.name} (${age})`);
}

/** When a file was written; null for one that cannot be read. */
async function timeOf(file: string): Promise<number | null> {
  try {
    await access(file, constants.R_OK);
    return (await stat(file)).mtimeMs;
  } catch {
    return null;
  }
}
