import type { Store } from '../../../postgres/connect.ts';
import { query } from '../../../postgres/query.ts';
import { dayName } from '../../../text/dates.ts';
import type { DayOfQuestions, QuestionTotals } from '../state.ts';

/** A percentile is a time that was taken: the first that so large a share does not exceed. */
const FIGURES = `
  count(*) FILTER (WHERE reason IS NULL) AS answered,
  count(*) FILTER (WHERE reason IS NOT NULL) AS "notFound",
  percentile_disc(0.5) WITHIN GROUP (ORDER BY milliseconds) AS p50,
  percentile_disc(0.95) WITHIN GROUP (ORDER BY milliseconds) AS p95`;

type Figures = Omit<DayOfQuestions, 'day'>;

/** Questions of each day that has any, by the clock of this machine, counted by the database. */
export async function perDay(store: Store, from: Date, now: number): Promise<DayOfQuestions[]> {
  const midnights = midnightsBetween(from, now);
  const rows = await query<Figures & { day: number }>(
    store,
    `SELECT width_bucket(asked_at, $2::bigint[]) AS day, ${FIGURES}
     FROM yinju.answers WHERE asked_at >= $1 GROUP BY 1 ORDER BY 1`,
    [from.getTime(), midnights],
  );
  return rows.map(({ day, ...figures }) => ({
    day: dayName(new Date(midnights[day - 1] ?? from)),
    ...figures,
  }));
}

/** All questions since then, and how many people asked them. */
export async function totals(store: Store, from: Date): Promise<QuestionTotals> {
  const [row] = await query<QuestionTotals>(
    store,
    `SELECT ${FIGURES}, count(DISTINCT user_id) AS people
     FROM yinju.answers WHERE asked_at >= $1`,
    [from.getTime()],
  );
  const { answered = 0, notFound = 0, people = 0, p50, p95 } = row ?? {};
  return { answered, notFound, people, p50: p50 ?? 0, p95: p95 ?? 0 };
}

/** The beginning of every day from that one to today, which need not be 24 hours apart. */
function midnightsBetween(from: Date, now: number): number[] {
  const found: number[] = [];
  const day = new Date(from.getFullYear(), from.getMonth(), from.getDate());
  for (; day.getTime() <= now; day.setDate(day.getDate() + 1)) found.push(day.getTime());
  return found;
}
