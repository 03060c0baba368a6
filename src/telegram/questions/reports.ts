import { placeName } from '../../text/places.ts';
import type { BotContext, BotParts } from '../context.ts';
import { say } from '../reply/say.ts';
import { visible } from '../reply/visible.ts';

const MOST_CHARACTERS = 200;

/** Tell of a report: its title, date and place. Nothing is said of one that is not there. */
export async function showReport(
  context: BotContext,
  { corpus }: BotParts,
  reportId: string,
): Promise<void> {
  const record = await corpus.use(async index => {
    const found = await index.findReport(reportId);
    return found === null ? undefined : (await index.records([found]))[0];
  });
  if (!record) return;
  const { title, meetingDate, published, place } = record;
  const told = [title, meetingDate ?? published, placeName(place)];
  const shown = told.map(part => visible(part ?? '', MOST_CHARACTERS));
  await say(context, { text: shown.filter(part => part !== '').join('\n') || reportId });
}
