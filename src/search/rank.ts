/** Gives the weighted sum of features. */
export function weightedSum<Name extends string>(
  weights: Record<Name, number>,
): (features: Record<NoInfer<Name>, number>) => number {
  const entries = Object.entries(weights) as [Name, number][];
  return features => {
    let sum = 0;
    for (const [name, weight] of entries) sum += weight * features[name];
    return sum;
  };
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
  const scoreOf = weightedSum(weights);
  return candidates
    .map(({ passageId, reportIndex, features }) => ({
      passageId,
      reportIndex,
      features,
      score: scoreOf(features as Record<keyof Features & string, number>),
    }))
    .sort((a, b) => b.score - a.score || a.passageId - b.passageId);
}
