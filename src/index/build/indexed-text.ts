import { createHash } from 'node:crypto';
import type { Report } from '../../types.ts';
import { type PassageSpan, passageHeader } from './split.ts';

const TEXT_HASH_BYTES = 16;

/** A passage as it is searched: its header, then its words. */
export function indexedText(
  report: Parameters<typeof passageHeader>[0] & Pick<Report, 'body'>,
  span: PassageSpan,
): string {
  return `${passageHeader(report, span.speaker)}\n${report.body.slice(span.start, span.end)}`;
}

/** Of the text as it is and folded: models take the one or the other. */
export function textHash(text: string, folded: string): Uint8Array {
  const hash = createHash('sha256').update(text).update('\0').update(folded).digest();
  return hash.subarray(0, TEXT_HASH_BYTES);
}
