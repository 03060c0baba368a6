import type { Reading, RecordField, Span } from '../../types.ts';
import type { Cleaned } from '../clean/clean.ts';
import { sourceSpan } from '../page.ts';
import type { Found } from './found.ts';

/** What each field of a record was read from. */
export type FoundFields = Partial<Record<RecordField, (Found | null)[]>>;

/**
 * Where in the first source's text the fields of a record were read. What was read from a title
 * that a file's metadata gave stands nowhere in the text.
 */
export function readingsOf(fields: FoundFields, cleaned: Cleaned): Reading[] {
  return Object.entries(fields).flatMap(([field, found]) =>
    found.flatMap(each => {
      const span = each && spanInSource(each, cleaned);
      return span ? { field: field as RecordField, value: each.value, ...span } : [];
    }),
  );
}

function spanInSource({ on, start, end }: Found, cleaned: Cleaned): Span | null {
  if (on.where === 'body') return sourceSpan(cleaned.body.origin, { start, end });
  if (on.where === 'given') return null;
  const whole = on.where === 'title' ? cleaned.titleSpan : on.where;
  if (!whole) return null;
  const isCopied = whole.end - whole.start === on.shown.length;
  if (isCopied) return { start: whole.start + start, end: whole.start + end };
  return { start: whole.start, end: whole.end };
}
