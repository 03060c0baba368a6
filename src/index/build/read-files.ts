import type { ReportError } from '../../reports/errors.ts';
import { eachReport } from '../../reports/read.ts';
import type { Report } from '../../types.ts';
import type { Reading } from './build-plan.ts';

/** Takes what is read, wherever it goes. */
interface Taker {
  catalog: { putErrors(fileId: number, errors: ReportError[]): void };
  writer: { add(report: Report, fileId: number): Promise<void> };
}

interface ReadOptions {
  onProgress: (done: number, total: number) => void;
  signal: AbortSignal | undefined;
}

/**
 * Read files one after the other, and write every report as soon as it is read. Throws the reason of
 * the signal when that stops it.
 */
export async function readFiles(
  readings: Reading[],
  { catalog, writer }: Taker,
  { onProgress, signal }: ReadOptions,
): Promise<void> {
  onProgress(0, readings.length);
  for (const [index, { file, fileId, skips }] of readings.entries()) {
    const errors: ReportError[] = [];
    for await (const item of eachReport(file, skips)) {
      signal?.throwIfAborted();
      if ('report' in item) await writer.add(item.report, fileId);
      else if ('error' in item) errors.push(item.error);
    }
    catalog.putErrors(fileId, errors);
    onProgress(index + 1, readings.length);
  }
}
