import { sentences } from '../text/sentences.ts';
import type { Span } from '../types.ts';

/** The span with what stands around it: whole sentences within `most` characters either way. */
export function surroundings(body: string, span: Span, most: number): Span {
  let { start, end } = span;
  for (const sentence of sentences(body)) {
    const isNear = span.start - sentence.start <= most && sentence.end - span.end <= most;
    if (!isNear) continue;
    start = Math.min(start, sentence.start);
    end = Math.max(end, sentence.end);
  }
  return { start, end };
}
