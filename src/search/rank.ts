/** The weighted sum of features. */
export function weightedScore<Name extends string>(
  weights: Record<Name, number>,
  features: Record<NoInfer<Name>, number>,
): number {
  let sum = 0;
  for (const name of Object.keys(weights) as Name[]) sum += weights[name] * features[name];
  return sum;
}

/** What is ranked: a passage and its features. */
export interface Candidate<Features> {
  passageId: number;
  reportIndex: number;
  features: Features;
}

/** Candidates with their scores, best first, ties by passage. */
export function rank<Features extends object>(
  candidates: Candidate<Features>[],
  weights: Record<keyof Features & string, number>,
): (Candidate<Features> & { score: number })[] {
  return candidates
    .map(candidate => ({
      ...candidate,
      score: weightedScore(weights, candidate.features as Record<keyof Features & string, number>),
    }))
    .sort((a, b) => b.score - a.score || a.passageId - b.passageId);
}
