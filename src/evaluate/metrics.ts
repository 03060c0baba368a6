/** Ranking metrics with binary gain, averaged over questions. */
export interface RankingMetrics {
  'recall@1': number;
  'recall@5': number;
  'recall@10': number;
  'recall@100': number;
  'mrr@10': number;
  'ndcg@10': number;
}

const CUTOFF = 10;

/** Metrics of one ranking: `ranked` best first without repeats, `relevant` not empty. */
export function rankingMetrics<Id>(ranked: Id[], relevant: ReadonlySet<Id>): RankingMetrics {
  const recall = (depth: number) =>
    ranked.slice(0, depth).filter(id => relevant.has(id)).length / relevant.size;
  const first = ranked.slice(0, CUTOFF).findIndex(id => relevant.has(id));
  const gain = (rank: number) => 1 / Math.log2(rank + 2);
  const found = ranked
    .slice(0, CUTOFF)
    .reduce((sum, id, rank) => sum + (relevant.has(id) ? gain(rank) : 0), 0);
  const ideal = Array.from({ length: Math.min(CUTOFF, relevant.size) }, (_, rank) =>
    gain(rank),
  ).reduce((sum, value) => sum + value, 0);
  return {
    'recall@1': recall(1),
    'recall@5': recall(5),
    'recall@10': recall(10),
    'recall@100': recall(100),
    'mrr@10': first === -1 ? 0 : 1 / (first + 1),
    'ndcg@10': found / ideal,
  };
}

/** Mean of every metric; zeros for no questions. */
export function meanMetrics(all: RankingMetrics[]): RankingMetrics {
  const keys = Object.keys(rankingMetrics([], new Set([0]))) as (keyof RankingMetrics)[];
  return Object.fromEntries(
    keys.map(key => [key, mean(all.map(metrics => metrics[key]))]),
  ) as unknown as RankingMetrics;
}

/** Mean; 0 of nothing. */
export function mean(values: number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Share of pairs in which the positive has the higher score; ties count half. */
export function auroc(positives: number[], negatives: number[]): number {
  let wins = 0;
  for (const positive of positives) {
    for (const negative of negatives) {
      wins += positive > negative ? 1 : positive === negative ? 0.5 : 0;
    }
  }
  return wins / (positives.length * negatives.length || 1);
}

/** Share of negatives at or above the score that keeps `coverage` of the positives. */
export function negativesAt(coverage: number, positives: number[], negatives: number[]): number {
  const sorted = [...positives].sort((a, b) => b - a);
  const threshold = sorted[Math.ceil(coverage * sorted.length) - 1] ?? Number.POSITIVE_INFINITY;
  return mean(negatives.map(score => (score >= threshold ? 1 : 0)));
}

/** The value below which a share of the values lies (nearest rank). */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
