import { html } from 'hono/html';
import type { Facet } from '../../index/catalog/catalog-lists.ts';
import type { Html } from '../markup.ts';
import type { Say } from '../words.ts';

/** In pixels; a page that is narrower squeezes the picture. */
const HEIGHT = 40;
const BAR_WIDTH = 12;
const STEP = 16;
/** Fewer say no more than the list of months beside them. */
const FEWEST_BARS = 6;
/** More months are drawn by years. */
const MOST_BARS = 72;
const MONTHS = 12;
/** A date read wrong may be of the year 1. */
const MOST_YEARS = 120;
interface Bar {
  name: string;
  reports: number;
}

/** How many reports there are of each month (of each year, when there are many): a bar for each. */
export function monthBars(say: Say, months: Facet[]): Html {
  const bars = barsOf(months);
  if (bars.length < FEWEST_BARS) return html``;
  const most = Math.max(...bars.map(({ reports }) => reports));
  const drawn = bars.map(({ name, reports }, i) => {
    const height = Math.ceil((reports / most) * HEIGHT);
    return html`<rect x="${i * STEP}" y="${HEIGHT - height}" width="${BAR_WIDTH}" height="${height}"><title>${name}: ${reports}</title></rect>`;
  });
  const from = bars[0]?.name ?? '';
  const to = bars.at(-1)?.name ?? '';
  const width = bars.length * STEP - (STEP - BAR_WIDTH);
  return html`<figure class="months">
<svg role="img" aria-label="${say('reader-timeline', { from, to, most })}" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none">${drawn}</svg>
<figcaption><span>${from}</span> <span>${to}</span></figcaption>
</figure>`;
}

/** From the first month to the last without a gap. */
function barsOf(months: Facet[]): Bar[] {
  const counted = new Map(
    months
      .filter(({ name }) => /^\d{4}-(?:0[1-9]|1[0-2])$/u.test(name))
      .map(m => [m.name, m.reports]),
  );
  const numbers = [...counted.keys()].map(numberOf);
  if (numbers.length === 0) return [];
  const first = Math.min(...numbers);
  const last = Math.max(...numbers);
  const byMonth = last - first < MOST_BARS;
  const bars = new Map<string, number>();
  for (let number = first; number <= last; number++) {
    const year = String(Math.floor(number / MONTHS)).padStart(4, '0');
    const month = `${year}-${String((number % MONTHS) + 1).padStart(2, '0')}`;
    const name = byMonth ? month : year;
    bars.set(name, (bars.get(name) ?? 0) + (counted.get(month) ?? 0));
  }
  return [...bars].map(([name, reports]) => ({ name, reports })).slice(-MOST_YEARS);
}

function numberOf(month: string): number {
  const [year = 0, of = 1] = month.split('-').map(Number);
  return year * MONTHS + of - 1;
}
