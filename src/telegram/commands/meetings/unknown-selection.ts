import type { ReportIndex } from '../../../index/report-index.ts';
import type { BotContext } from '../../context.ts';
import type { Reply } from '../../reply/say.ts';
import { shownName } from '../report-lines.ts';

/** What to say of words that name neither a place nor a time, with an example from the corpus. */
export async function unknownSelection(
  context: BotContext,
  index: ReportIndex,
  unknown: string,
  command: 'meetings' | 'latest',
): Promise<Reply> {
  const [place] = await index.facets('place', {});
  const [month] = place ? await index.facets('month', { place: place.name }) : [];
  const words = [place && shownName(place.name), command === 'meetings' ? month?.name : undefined];
  const example = [`/${command}`, ...words.filter(word => word !== undefined)].join(' ');
  const key = command === 'meetings' ? 'meetings-unknown' : 'latest-unknown';
  return { text: context.t(key, { words: shownName(unknown), example }) };
}
