import type { Span } from '../../types.ts';

/** A report, or a span of it: what a link into the bot or a button leads to. */
export interface Reference {
  reportId: string;
  span: Span | null;
}

const NUMBER = '(0|[1-9a-z][0-9a-z]{0,5})';
const REFERENCE = new RegExp(
  `^(?:r_(?<report>[0-9a-f]{16})|c_(?<cited>[0-9a-f]{16})_${NUMBER}_${NUMBER})$`,
  'u',
);

/**
 * As it stands in a link and in the data of a button: `r_REPORT` or `c_REPORT_START_END`, offsets in
 * base 36; at most 33 characters of `A-Za-z0-9_`.
 */
export function encodeReference({ reportId, span }: Reference): string {
  if (span === null) return `r_${reportId}`;
  return `c_${reportId}_${span.start.toString(36)}_${span.end.toString(36)}`;
}

/** Null for everything that `encodeReference` does not write. */
export function decodeReference(text: string): Reference | null {
  const match = REFERENCE.exec(text);
  if (!match) return null;
  const { report, cited } = match.groups ?? {};
  if (report !== undefined) return { reportId: report, span: null };
  const [start, end] = match.slice(3).map(digits => Number.parseInt(digits, 36));
  if (cited === undefined || start === undefined || end === undefined) return null;
  return start < end ? { reportId: cited, span: { start, end } } : null;
}
