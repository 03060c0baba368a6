import type { ReportIndex } from '../../../index/report-index.ts';
import { dayOf, findPeriods } from '../../../search/asked-periods.ts';
import { findAskedPlaces } from '../../../search/asked-places.ts';
import { ownPlacesOf } from '../../../search/known-names.ts';
import { foldText } from '../../../text/fold.ts';
import { compareUtf16 } from '../../../text/order.ts';
import { shortPlaceName } from '../../../text/places.ts';
import type { PartialDate } from '../../../types.ts';
import type { Selection } from './selection.ts';

/** What words select, and those that say neither a place of the reports nor a time; '' for none. */
export interface AskedSelection {
  selection: Selection;
  unknown: string;
}

/** A year alone is written as a date can be read. */
const BARE_YEAR = /(?<!\d)((?:19|20)\d{2})(?![\d年/.-])/gu;
const NO_MATTER = /[\s\p{P}和与的在]|会议|报道/gu;

/** A selection in a person's words: 晋中 2022-05, 舞钢市5月, 去年, or nothing. */
export async function askedSelection(
  index: ReportIndex,
  words: string,
  asked = new Date(),
): Promise<AskedSelection> {
  const folded = foldText(words).replaceAll(BARE_YEAR, '$1年');
  const [period] = findPeriods(folded, dayOf(asked));
  const timeless = period ? folded.replace(period.words, ' ') : folded;
  const places = findAskedPlaces(timeless, await ownPlacesOf(index));
  const rest = places
    .reduce((left, { name }) => left.replace(name, ' '), timeless)
    .replaceAll(NO_MATTER, '');
  const placeWords = places.at(-1)?.name ?? (rest === '' ? null : timeless.trim());
  const place = placeWords === null ? null : await placeNamed(index, placeWords);
  const isUnknown = placeWords !== null && (place === null || (places.length > 0 && rest !== ''));
  return {
    selection: { place, period: period ? await periodOf(index, period.dates, asked) : null },
    unknown: !isUnknown ? '' : place === null ? placeWords : rest,
  };
}

/** The place of most reports that is called so, with or without its 省, 市, 县 or 区. */
async function placeNamed(index: ReportIndex, words: string): Promise<string | null> {
  const asked = shortPlaceName(words);
  const named = [...(await index.placeCounts())].filter(([name]) => {
    const folded = foldText(name);
    return folded === words || shortPlaceName(folded) === asked;
  });
  named.sort(([a, x], [b, y]) => y - x || compareUtf16(a, b));
  return named[0]?.[0] ?? null;
}

async function periodOf(index: ReportIndex, dates: PartialDate[], asked: Date): Promise<string> {
  const written = await Promise.all(dates.map(date => writtenDate(index, date, asked)));
  const [first = '', last = first] = [written.sort()[0], written.at(-1)];
  return first === last ? first : `${first}~${last}`;
}

/** A month without a year is the newest of which there are reports, else this year's. */
async function writtenDate(index: ReportIndex, date: PartialDate, asked: Date): Promise<string> {
  const pad = (part: number) => String(part).padStart(2, '0');
  const month = date.month === null ? [] : [pad(date.month)];
  const day = date.day === null ? [] : [pad(date.day)];
  const months = date.year === null ? await index.facets('month', {}) : [];
  const newest = months.find(({ name }) => name.endsWith(`-${month[0]}`));
  const year = date.year ?? newest?.name.slice(0, 4) ?? asked.getFullYear();
  return [year, ...month, ...day].join('-');
}
