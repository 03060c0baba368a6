import type { Hit } from '../search/hit.ts';
import { foldText } from '../text/fold.ts';
import type { Citation } from '../types.ts';
import { ComparedText } from './alike.ts';
import type { Considered } from './answer.ts';
import { citePassage } from './cite.ts';
import { RELEVANT_WITHIN } from './limits.ts';

/** Of the best hit's words, what another one has to have that scores far below it. */
const HELD_SHARE = 0.6;

/**
 * Citations of the hits for a question, best first, each of another passage; none when it is not
 * answered here. Left out are those whose hashes are in `shown`, what one before has said in nearly
 * the same words, and what is not about the matter. The pages of one
 * generation follow each other without gap or repetition.
 */
export async function rankedCitations(
  { asking, found, decision }: Considered,
  { shown, skip, limit }: { shown: ReadonlySet<string>; skip: number; limit: number },
): Promise<{ citations: Citation[]; goesOn: boolean }> {
  const citations: Citation[] = [];
  const [best] = decision.hits;
  if (decision.reason !== null || !best) return { citations, goesOn: false };
  /** All that was shown before, or stands on this page or one before it. */
  const said: ComparedText[] = [];
  let skipped = 0;
  for (const hit of decision.hits) {
    const isNear = isAsGood(hit, best);
    if (!isNear && !holdsAsMuch(hit, best)) continue;
    const [passage] = await asking.index.passages([hit.passageId]);
    if (!passage) continue;
    const citation = await citePassage(asking, passage, found.weights, citations.length + 1);
    if (!isNear && citation.marks.length === 0) continue;
    const text = new ComparedText(foldText(citation.text));
    if (said.some(other => other.isAlike(text))) continue;
    said.push(text);
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

/** True for what may be quoted though it has none of the words that were asked for. */
function isAsGood(hit: Hit, best: Hit): boolean {
  return hit === best || (hit.score >= best.score - RELEVANT_WITHIN && !hit.features.stub);
}

function holdsAsMuch({ features }: Hit, best: Hit): boolean {
  return features.coverage >= HELD_SHARE * best.features.coverage;
}
