import type { Citation } from '../types.ts';
import type { Considered } from './answer.ts';
import { citePassage } from './cite.ts';

/**
 * Citations of the hits for a question, best first, without those whose hashes are in `shown`; none
 * when it is not answered here.
 */
export async function rankedCitations(
  { asking, found, decision }: Considered,
  { shown, skip, limit }: { shown: ReadonlySet<string>; skip: number; limit: number },
): Promise<{ citations: Citation[]; goesOn: boolean }> {
  const citations: Citation[] = [];
  if (decision.reason !== null) return { citations, goesOn: false };
  let skipped = 0;
  for (const { passageId } of decision.hits) {
    const [passage] = await asking.index.passages([passageId]);
    if (!passage) continue;
    const citation = await citePassage(asking, passage, found.weights, citations.length + 1);
    if (shown.has(citation.sha256)) continue;
    if (skipped < skip) {
      skipped++;
      continue;
    }
    if (citations.length === limit) return { citations, goesOn: true };
    citations.push(citation);
  }
  return { citations, goesOn: false };
}
